import type { Manifest } from "../../dataset/manifest.ts";
import type { Version } from "../../dataset/lock.ts";
import { limits } from "../../limits.ts";
import { shownName } from "../../text.ts";
import { whole } from "../../words/amounts.ts";
import type { Text } from "../../words/text.ts";
import { say } from "../../words/text.ts";
import type { Finding } from "../finding.ts";
import type { Rule } from "../rule.ts";
import { finding } from "../rule.ts";

/** `provider:model@version`, one `:` and one `@`, no blanks: all the documentation promises. */
const airGrammar = /^[^\s:@]+:[^\s:@]+@[^\s:@]+$/;
/** What every known AIR looks like; the lengths are ours. */
const usualAir =
  /^[a-z0-9][a-z0-9_-]{0,63}:[a-z0-9][a-z0-9._-]{0,63}@[a-z0-9][a-z0-9._-]{0,63}$/;

/** What the service registers after the training. Without a manifest there is nothing to say yet. */
export const modelRules: Rule = ({ dataset }) => {
  if (!dataset.manifestProblems) return [];
  const { manifest, lock } = dataset;
  const trained = lock.versions.filter(
    ({ training }) =>
      training !== undefined &&
      training.outcome !== "failed" &&
      training.rehearsal !== true,
  );
  return [
    ...airFindings(manifest.model.air, trained),
    ...versionFindings(manifest, trained),
    ...nameFindings(manifest.model.name),
    ...privateFindings(manifest),
    ...urlFindings(manifest),
  ];
};

function airFindings(
  air: string | undefined,
  trained: readonly Version[],
): readonly Finding[] {
  const at = ["model", "air"];
  if (air === undefined) {
    const message = say`The model has no AIR yet; a training needs one, such as yourorg:brand-illustration@1.`;
    return [finding("model/air-missing", message, { at: ["model"] })];
  }
  const data = { air };
  if (!airGrammar.test(air)) {
    const message = say`“${shownName(air)}” is no AIR; it has the form provider:model@version, without blanks.`;
    return [finding("model/air-grammar", message, { at, data })];
  }
  const isReused = trained.some(
    (version) => version.air === air || version.training?.air === air,
  );
  return [
    ...(usualAir.test(air)
      ? []
      : [
          finding(
            "model/air-unusual",
            say`“${shownName(air)}” has other characters than a-z, 0-9, “.”, “_” and “-”, or a part over 64; the service may refuse it.`,
            { at, data },
          ),
        ]),
    ...(isReused
      ? [
          finding(
            "model/air-reused",
            say`${shownName(air)} was trained before; a new version (@2) keeps the old model to compare with and go back to.`,
            { at, data },
          ),
        ]
      : []),
  ];
}

function versionFindings(
  { model }: Manifest,
  trained: readonly Version[],
): readonly Finding[] {
  const { air, version } = model;
  if (version === undefined) return [];
  // The AIR that was trained before is reported already.
  const isReused = trained.some(
    (each) => each.version === version && each.air !== air,
  );
  if (!isReused) return [];
  const message = say`Version ${shownName(version)} was trained before under another AIR; bump it too.`;
  const at = ["model", "version"];
  return [finding("model/version-reused", message, { at, data: { version } })];
}

function nameFindings(name: string | undefined): readonly Finding[] {
  if (name === undefined || name.trim() === "") {
    const message = say`The model has no name yet; a training needs one.`;
    return [finding("model/name-missing", message, { at: ["model"] })];
  }
  const limit = limits.maxModelNameLength;
  if (name.length <= limit) return [];
  const message = say`The model's name has ${whole(name.length)} characters; the service takes at most ${limit}.`;
  const data = { length: name.length, limit };
  return [
    finding("model/name-too-long", message, { at: ["model", "name"], data }),
  ];
}

function privateFindings({ model }: Manifest): readonly Finding[] {
  if (model.private !== undefined) return [];
  const message = say`Whether the model is private isn't set; the service's own pages disagree about the default. True keeps it to your account.`;
  return [finding("model/private-unset", message, { at: ["model"] })];
}

function urlFindings({
  hosting,
  model,
  webhookURL,
}: Manifest): readonly Finding[] {
  const dataset = hosting?.kind === "url" ? hosting.url : undefined;
  return [
    ...https(
      "model/webhook-not-https",
      say`The URL of the webhook has to begin with https://.`,
      webhookURL,
      ["webhookURL"],
    ),
    ...https(
      "model/hero-not-https",
      say`The URL of the hero image has to begin with https://.`,
      model.heroImageURL,
      ["model", "heroImageURL"],
    ),
    ...https(
      "model/dataset-not-https",
      say`The URL of the dataset has to begin with https://.`,
      dataset,
      ["hosting", "url"],
    ),
  ];
}

function https(
  rule:
    | "model/webhook-not-https"
    | "model/hero-not-https"
    | "model/dataset-not-https",
  message: Text,
  url: string | undefined,
  at: readonly string[],
): readonly Finding[] {
  if (url === undefined || (URL.canParse(url) && isHttps(url))) return [];
  return [finding(rule, message, { at, data: { url } })];
}

function isHttps(url: string): boolean {
  return new URL(url).protocol === "https:";
}
