import { enumeration, plural, shownName } from "../text.ts";
import type { Cause, RemovalReason } from "./cause.ts";
import { removalReasons } from "./cause.ts";
import type { AxisCloseness, ModelCloseness } from "./closeness.ts";
import { minComparedImages } from "./closeness.ts";
import type { AxisChange, ModelChange } from "./compareModels.ts";
import { minComparedPrompts } from "./compareModels.ts";
import type { Repeat } from "./copiedFrom.ts";
import type { VersionChange } from "./evidence.ts";
import type { StyleAxis } from "./styleAxes.ts";

/** What a number says is said in these words wherever it is shown. */
export interface AxisWords {
  readonly label: string;
  readonly verdict: string;
  readonly numbers: string;
}

const significant = 0.05;
const listedNames = 4;

const axisNames: Readonly<Record<StyleAxis, string>> = {
  palette: "Palette",
  line: "Line work",
  texture: "Texture",
  finish: "Finish",
};

/** Why there is nothing to say of a model's closeness; undefined: there is. */
export function tooFewWords(closeness: ModelCloseness): string | undefined {
  return closeness.kind === "measured"
    ? undefined
    : `Too few images to say how close it comes: ${plural(closeness.outputs, "test image")} and ${closeness.training} of its training images could be measured; ${minComparedImages} of each are needed.`;
}

/** How close a model comes on one axis. */
export function axisWords(axis: AxisCloseness): AxisWords {
  const { p, distance, interval, expected } = axis;
  return {
    label: axisNames[axis.axis],
    verdict: axisVerdict(axis),
    numbers: `p ${pValue(p)}; distance ${rounded(distance)} (95 %: ${rounded(interval.low)} to ${rounded(interval.high)}); chance gives up to ${rounded(expected.most)}`,
  };
}

/** Significant is not yet large: a distance within what chance gives is close. */
export function isToldApart({ p, distance, expected }: AxisCloseness): boolean {
  return p < significant && distance > expected.most;
}

/** The change in one line: "2 outliers removed; line work closer (p = 0.020); palette no change". */
export function causeLine({ cause, style }: VersionChange): string {
  const parts = [
    ...(cause ? causeParts(cause) : []),
    ...(style.kind === "compared" ? styleParts(style.axes) : []),
  ];
  return parts.join("; ");
}

/** What changed in the dataset, with names, and what lint said before and after. */
export function datasetWords(cause: Cause | undefined): string {
  if (!cause) return "";
  const { before, after, added, removed, redrawn, findings } = cause;
  const namesOf = (files: readonly string[]) =>
    enumeration(
      files.map((file) => shownName(file)),
      listedNames,
    );
  const parts = [
    ...(added.length > 0 ? [`added ${namesOf(added)}`] : []),
    ...(removed.length > 0
      ? [`removed ${namesOf(removed.map(({ file }) => file))}`]
      : []),
    ...(redrawn.length > 0 ? [`redrawn ${namesOf(redrawn)}`] : []),
  ];
  return [
    parts.length === 0
      ? `The same ${plural(after, "image")}.`
      : `${plural(after, "image")}, before ${before}: ${parts.join("; ")}.`,
    ...(cause.isBriefChanged ? ["The brief changed."] : []),
    ...(findings
      ? [
          `Findings: ${findings.before} before, ${findings.after} after (${findings.gone} gone, ${findings.come} new).`,
        ]
      : []),
  ].join(" ");
}

/** What the comparison of two versions' test images rests on. */
export function styleWords(change: ModelChange): string {
  if (change.kind === "tooFew") {
    return `Too few prompts to tell the versions apart by measuring: ${change.prompts} drawn by both, ${minComparedPrompts} are needed.`;
  }
  return `Compared on the ${plural(change.prompts, "prompt")} that both drew; a change too small for so few to show stays unseen.`;
}

/** How a test image repeats a training image. */
export function repeatWords({ file, kind, isMirrored }: Repeat): string {
  const mirrored = isMirrored ? ", mirrored" : "";
  return kind === "copy"
    ? `Repeats the training image ${shownName(file)}${mirrored}`
    : `Has the layout of the training image ${shownName(file)}${mirrored}`;
}

function causeParts(cause: Cause): readonly string[] {
  const { added, removed, redrawn } = cause;
  const parts = [
    ...removalReasons.flatMap((reason) => {
      const count = removed.filter((each) => each.reason === reason).length;
      return count > 0 ? [`${removalNames[reason](count)} removed`] : [];
    }),
    ...(added.length > 0 ? [`${plural(added.length, "image")} added`] : []),
    ...(redrawn.length > 0
      ? [`${plural(redrawn.length, "image")} redrawn`]
      : []),
    ...(cause.isBriefChanged ? ["brief changed"] : []),
  ];
  return parts.length > 0 ? parts : ["same dataset"];
}

const removalNames: Readonly<Record<RemovalReason, (count: number) => string>> =
  {
    outlier: (count) => plural(count, "outlier"),
    otherStyle: (count) =>
      plural(count, "image of another style", "images of another style"),
    copy: (count) => plural(count, "copy", "copies"),
    weak: (count) => plural(count, "weak image"),
    other: (count) => plural(count, "image"),
  };

function styleParts(axes: readonly AxisChange[]): readonly string[] {
  const same = axes.filter(({ verdict }) => verdict === "noDifference");
  const nameOf = ({ axis }: AxisChange) => axisNames[axis].toLowerCase();
  return [
    ...axes.flatMap((each) =>
      each.verdict === "noDifference"
        ? []
        : [
            `${nameOf(each)} ${each.verdict === "closer" ? "closer" : "further away"} (p ${pValue(each.p)})`,
          ],
    ),
    ...(same.length > 0 ? [`${same.map(nameOf).join(", ")} no change`] : []),
  ];
}

function axisVerdict(axis: AxisCloseness): string {
  if (!isToldApart(axis)) return "Can't be told from the training images";
  if (axis.distance < 0.25) return "A little off";
  return axis.distance < 0.75 ? "Clearly off" : "Far off";
}

function pValue(p: number): string {
  if (p < 0.001) return "< 0.001";
  return `= ${p.toFixed(p < 0.1 ? 3 : 2)}`;
}

function rounded(value: number): string {
  // No minus before a zero.
  return (Math.round(value * 100) / 100 + 0).toFixed(2);
}
