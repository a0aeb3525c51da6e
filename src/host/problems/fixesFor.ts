import * as vscode from "vscode";
import { starterPrompts } from "../../core/evaluation/starterPrompts.ts";
import type { Finding } from "../../core/lint/finding.ts";
import { limits } from "../../core/limits.ts";
import type { CommandId } from "../commands/commandIds.ts";
import {
  addConstant,
  addPrompts,
  excludeImages,
  setField,
} from "../../engine/dataset/manifestEdits.ts";

/** What mends a finding: a change of the manifest without asking, or a command that asks. */
export type Fix =
  | {
      readonly kind: "edit";
      readonly title: string;
      readonly change: (text: string) => string;
    }
  | {
      readonly kind: "command";
      readonly title: string;
      readonly command: CommandId;
    };

/** What can be done about a finding, the likeliest first. */
export function fixesFor(finding: Finding): readonly Fix[] {
  const constant = intended(finding);
  if (constant !== undefined) {
    return [
      {
        kind: "edit",
        title: vscode.l10n.t("This is our style"),
        change: (text) => addConstant(text, constant),
      },
    ];
  }
  const { rule, at, data, related } = finding;
  switch (rule) {
    case "count/too-many":
    case "count/more-than-needed":
      return [
        {
          kind: "command",
          title: vscode.l10n.t("Narrow to the best images of one style…"),
          command: "narrowLibrary",
        },
      ];
    case "model/private-unset":
      return [
        {
          kind: "edit",
          title: vscode.l10n.t("Set private to true"),
          change: (text) => setField(text, ["model", "private"], true),
        },
      ];
    case "model/air-reused": {
      const next = nextAir(data["air"]);
      return next === undefined
        ? []
        : [
            {
              kind: "edit",
              title: vscode.l10n.t("Count the version up: {0}", next),
              change: (text) => setField(text, ["model", "air"], next),
            },
          ];
    }
    case "manifest/missing-exclusion":
    case "manifest/missing-image":
    case "manifest/stale-acceptance":
    case "prompt/empty":
    case "prompt/repeated":
      return at === undefined
        ? []
        : [
            {
              kind: "edit",
              title: vscode.l10n.t("Remove this entry"),
              change: (text) => setField(text, at, undefined),
            },
          ];
    case "prompt/size":
      return at === undefined
        ? []
        : [
            {
              kind: "edit",
              title: vscode.l10n.t(
                "Use the nearest size that can be generated",
              ),
              change: (text) =>
                (["width", "height"] as const).reduce(
                  (edited, side) =>
                    setField(
                      edited,
                      [...at.slice(0, 2), side],
                      nearestSide(data[side]),
                    ),
                  text,
                ),
            },
          ];
    case "style/subset":
      return [
        {
          kind: "edit",
          title: vscode.l10n.t(
            "Exclude the {0} images of the smaller side",
            related.length,
          ),
          change: (text) => excludeImages(text, related, rule),
        },
      ];
    case "prompt/too-few":
      return [
        {
          kind: "edit",
          title: vscode.l10n.t("Add starter prompts"),
          change: (text) =>
            addPrompts(
              text,
              starterPrompts.map(({ prompt, width, height, quality }) => ({
                prompt,
                width,
                height,
                quality,
              })),
            ),
        },
      ];
    default:
      return [];
  }
}

/** What the brief would have to say for this finding to be meant. */
export function intended({ rule, data }: Finding): string | undefined {
  const constant = data["constant"];
  return rule.startsWith("consistency/") && typeof constant === "string"
    ? constant
    : undefined;
}

/** `@1` becomes `@2`; a version without a number at its end isn't counted up. */
function nextAir(air: unknown): string | undefined {
  const match = typeof air === "string" ? /^(.*\D)?(\d+)$/.exec(air) : null;
  return match ? `${match[1] ?? ""}${String(Number(match[2]) + 1)}` : undefined;
}

function nearestSide(pixels: unknown): number {
  const { minGeneratedPixels, maxGeneratedPixels, generatedPixelStep } = limits;
  const wanted = typeof pixels === "number" ? pixels : minGeneratedPixels;
  const stepped = Math.round(wanted / generatedPixelStep) * generatedPixelStep;
  return Math.min(Math.max(stepped, minGeneratedPixels), maxGeneratedPixels);
}
