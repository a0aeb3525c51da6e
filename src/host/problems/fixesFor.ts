import * as vscode from "vscode";
import { starterPrompts } from "../../core/evaluation/starterPrompts.ts";
import type { Finding } from "../../core/lint/finding.ts";
import { limits } from "../../core/limits.ts";
import {
  addConstant,
  addPrompts,
  excludeImages,
  setField,
} from "../../engine/dataset/manifestEdits.ts";

/** A change of the manifest that mends a finding. */
export interface Fix {
  readonly title: string;
  readonly change: (text: string) => string;
}

/** What can be mended by a change of the manifest alone, without asking. */
export function fixesFor(finding: Finding): readonly Fix[] {
  const constant = intended(finding);
  if (constant !== undefined) {
    return [
      {
        title: vscode.l10n.t("This is our style"),
        change: (text) => addConstant(text, constant),
      },
    ];
  }
  const { rule, at, data, related } = finding;
  switch (rule) {
    case "model/private-unset":
      return [
        {
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
              title: vscode.l10n.t("Remove this entry"),
              change: (text) => setField(text, at, undefined),
            },
          ];
    case "prompt/size":
      return at === undefined
        ? []
        : [
            {
              title: vscode.l10n.t(
                "Use the nearest size that can be generated",
              ),
              change: (text) =>
                (["width", "height"] as const).reduce(
                  (edited, side) =>
                    setField(edited, [...at, side], nearestSide(data[side])),
                  text,
                ),
            },
          ];
    case "style/subset":
      return [
        {
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
