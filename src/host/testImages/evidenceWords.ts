import * as vscode from "vscode";
import type {
  DatasetDiff,
  DiffSection,
} from "../../core/dataset/datasetDiff.ts";
import type {
  AxisCloseness,
  ModelCloseness,
} from "../../core/evaluation/closeness.ts";
import { minComparedImages } from "../../core/evaluation/closeness.ts";
import type {
  AxisChange,
  ModelChange,
} from "../../core/evaluation/compareModels.ts";
import { minComparedPrompts } from "../../core/evaluation/compareModels.ts";
import type { StyleAxis } from "../../core/evaluation/styleAxes.ts";
import type { ModelEvidence, PageChange } from "../../shared/testImages.ts";
import type { VersionChange } from "../../engine/evaluation/findEvidence.ts";

const significant = 0.05;
const listedNames = 4;

/** How close a model comes, axis by axis. */
export function closenessWords(
  air: string,
  closeness: ModelCloseness,
): ModelEvidence {
  if (closeness.kind === "tooFew") {
    const note = vscode.l10n.t(
      "Too few images to say how close it comes: {0} test images and {1} of its training images could be measured; {2} of each are needed.",
      closeness.outputs,
      closeness.training,
      minComparedImages,
    );
    return { air, note, axes: [] };
  }
  return {
    air,
    axes: closeness.axes.map((axis) => ({
      label: axisName(axis.axis),
      verdict: axisVerdict(axis),
      numbers: vscode.l10n.t(
        "p {0}; distance {1} (95 %: {2} to {3}); chance gives up to {4}",
        pValue(axis.p),
        rounded(axis.distance),
        rounded(axis.interval.low),
        rounded(axis.interval.high),
        rounded(axis.expected.most),
      ),
      training: axis.training,
      outputs: axis.outputs,
    })),
  };
}

/** What changed between two versions, in the dataset and in what they draw. */
export function changeWords({
  newer,
  older,
  style,
  dataset,
}: VersionChange): PageChange {
  return {
    newer,
    older,
    dataset: dataset ? datasetWords(dataset) : "",
    style: styleWords(style),
  };
}

function datasetWords({ images, sections }: DatasetDiff): string {
  const { t } = vscode.l10n;
  const { added, removed, changed, renamed, unchanged } = images;
  const both = unchanged + changed.length + renamed.length;
  const filesOf = (of: readonly { readonly file: string }[]) =>
    names(of.map(({ file }) => file));
  const parts = [
    ...(added.length > 0 ? [t("added {0}", filesOf(added))] : []),
    ...(removed.length > 0 ? [t("removed {0}", filesOf(removed))] : []),
    ...(changed.length > 0
      ? [t("redrawn {0}", filesOf(changed.map(({ after }) => after)))]
      : []),
  ];
  const [now, before] = [both + added.length, both + removed.length];
  return [
    parts.length === 0
      ? t("The same {0} images.", now)
      : t("{0} images, before {1}: {2}.", now, before, parts.join("; ")),
    ...sections.flatMap(sectionWords),
  ].join(" ");
}

/** Parts of the dataset that can have changed what a model draws, and what lint says of it. */
function sectionWords({ name, changes }: DiffSection): readonly string[] {
  switch (name) {
    case "brief":
      return [vscode.l10n.t("The brief changed.")];
    case "findings": {
      const come = changes.filter(({ before }) => before === undefined).length;
      const gone = changes.filter(({ after }) => after === undefined).length;
      return [vscode.l10n.t("Findings: {0} gone, {1} new.", gone, come)];
    }
    case "model":
    case "exclusions":
    case "accepted findings":
    case "image prompts":
    case "test prompts":
      return [];
  }
}

function names(files: readonly string[]): string {
  const rest = files.length - listedNames;
  const listed = files.slice(0, listedNames).join(", ");
  return rest > 0 ? vscode.l10n.t("{0} and {1} more", listed, rest) : listed;
}

function styleWords(change: ModelChange): string {
  const { t } = vscode.l10n;
  if (change.kind === "tooFew") {
    return t(
      "Too few prompts to tell the versions apart by measuring: {0} drawn by both, {1} are needed.",
      change.prompts,
      minComparedPrompts,
    );
  }
  const told = change.axes.filter(({ verdict }) => verdict !== "noDifference");
  const same = change.axes.filter(({ verdict }) => verdict === "noDifference");
  const sentence = [
    ...told.map(axisChangeWords),
    ...(same.length > 0
      ? [
          t(
            "{0} no change that {1} prompts can show",
            same.map(({ axis }) => axisName(axis).toLowerCase()).join(", "),
            change.prompts,
          ),
        ]
      : []),
  ].join("; ");
  return `${sentence.slice(0, 1).toUpperCase()}${sentence.slice(1)}.`;
}

function axisChangeWords({ axis, verdict, p }: AxisChange): string {
  const name = axisName(axis).toLowerCase();
  return verdict === "closer"
    ? vscode.l10n.t("{0} closer (p {1})", name, pValue(p))
    : vscode.l10n.t("{0} further away (p {1})", name, pValue(p));
}

/** Significant is not yet large: a distance within what chance gives is close. */
function axisVerdict({ p, distance, expected }: AxisCloseness): string {
  if (p >= significant || distance <= expected.most) {
    return vscode.l10n.t("Can't be told from the training images");
  }
  if (distance < 0.25) return vscode.l10n.t("A little off");
  return distance < 0.75
    ? vscode.l10n.t("Clearly off")
    : vscode.l10n.t("Far off");
}

function axisName(axis: StyleAxis): string {
  switch (axis) {
    case "palette":
      return vscode.l10n.t("Palette");
    case "line":
      return vscode.l10n.t("Line work");
    case "texture":
      return vscode.l10n.t("Texture");
    case "finish":
      return vscode.l10n.t("Finish");
  }
}

function pValue(p: number): string {
  if (p < 0.001) return "< 0.001";
  return `= ${p.toFixed(p < 0.1 ? 3 : 2)}`;
}

function rounded(value: number): string {
  // No minus before a zero.
  return (Math.round(value * 100) / 100 + 0).toFixed(2);
}
