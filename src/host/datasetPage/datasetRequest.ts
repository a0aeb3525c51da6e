import type { Finding, RuleId } from "../../core/lint/finding.ts";
import { rulesById } from "../../core/lint/ruleCatalog.ts";
import type { FromDatasetPage } from "../../shared/datasetPage.ts";
import type { Linted } from "../datasets/datasetState.ts";

/** What a page asks for, in things the host knows. */
export type DatasetRequest =
  | {
      readonly kind: "command";
      readonly command: "packageDataset" | "submitTraining" | "openManifest";
    }
  | { readonly kind: "openRule"; readonly rule: RuleId }
  /** Names of images in the folder. */
  | { readonly kind: "open"; readonly file: string }
  | {
      readonly kind: "exclude" | "include";
      readonly files: readonly string[];
    }
  | { readonly kind: "intend" | "accept"; readonly finding: Finding };

const commands = {
  package: "packageDataset",
  submit: "submitTraining",
  openManifest: "openManifest",
} as const;

/**
 * A page names files and rules; what isn't among those of the last lint can't be
 * asked for.
 */
export function datasetRequest(
  message: FromDatasetPage,
  linted: Linted | undefined,
): DatasetRequest | undefined {
  const { images } = linted?.dataset ?? { images: [] };
  const { findings } = linted?.report ?? { findings: [] };
  const isImage = (name: string) => images.some(({ file }) => file === name);
  switch (message.type) {
    case "ready":
      return undefined;
    case "package":
    case "submit":
    case "openManifest":
      return { kind: "command", command: commands[message.type] };
    case "openRule": {
      const rule = rulesById.get(message.rule)?.id;
      return rule && { kind: "openRule", rule };
    }
    case "open":
      return isImage(message.file)
        ? { kind: "open", file: message.file }
        : undefined;
    case "exclude":
    case "include": {
      const files = message.files.filter(isImage);
      return files.length > 0 ? { kind: message.type, files } : undefined;
    }
    case "intend": {
      const finding = findings.find(({ rule }) => rule === message.rule);
      return finding && { kind: "intend", finding };
    }
    case "accept": {
      const finding = findings.find(
        ({ rule, file }) => rule === message.rule && file === message.file,
      );
      return finding && { kind: "accept", finding };
    }
  }
}
