import { shownName } from "../text.ts";
import { decimal, whole } from "../words/amounts.ts";
import { images } from "../words/counts.ts";
import { clauses, enumerated, joined, sentences } from "../words/lists.ts";
import type { Amount, Text } from "../words/text.ts";
import { say } from "../words/text.ts";
import type { Cause } from "./cause.ts";
import { removalReasons } from "./cause.ts";
import { removalWords } from "./causeWords.ts";
import type { AxisCloseness, ModelCloseness } from "./closeness.ts";
import { minComparedImages } from "./closeness.ts";
import type { AxisChange, ModelChange } from "./compareModels.ts";
import { minComparedPrompts } from "./compareModels.ts";
import type { Repeat } from "./copiedFrom.ts";
import type { VersionChange } from "./evidence.ts";
import type { StyleAxis } from "./styleAxes.ts";

/** What a number says is said in these words wherever it is shown. */
export interface AxisWords {
  readonly label: Text;
  readonly verdict: Text;
  readonly numbers: Text;
}

const significant = 0.05;
const listedNames = 4;

/** Below this a significant distance is small, and above the next one large. */
const smallDistance = 0.25;
const largeDistance = 0.75;
/** Long sides that differ by less show no difference; see docs/evidence.md. */
const otherSize = 1.25;

const axisLabels: Readonly<Record<StyleAxis, Text>> = {
  palette: say`Palette`,
  line: say`Line work`,
  texture: say`Texture`,
  finish: say`Finish`,
};

/** An axis within a sentence. */
export const axisNames: Readonly<Record<StyleAxis, Text>> = {
  palette: say`palette`,
  line: say`line work`,
  texture: say`texture`,
  finish: say`finish`,
};

/** Why there is nothing to say of a model's closeness, or what to read it with; undefined: neither. */
export function closenessNote(closeness: ModelCloseness): Text | undefined {
  if (closeness.kind === "measured") return sizeNote(closeness);
  const { outputs, training } = closeness;
  return outputs === 1
    ? say`Too few images to say how close it comes: 1 test image and ${training} of its training images could be measured; ${minComparedImages} of each are needed.`
    : say`Too few images to say how close it comes: ${outputs} test images and ${training} of its training images could be measured; ${minComparedImages} of each are needed.`;
}

/** All is measured at one size, but what was scaled down from another isn't quite the same. */
function sizeNote({
  axes,
  sizes,
}: Extract<ModelCloseness, { kind: "measured" }>): Text | undefined {
  if (!sizes) return undefined;
  const { training, outputs } = sizes;
  const ratio = Math.max(training, outputs) / Math.min(training, outputs);
  const moved = axes.filter((each) => isMovedBySize(each) && isToldApart(each));
  if (ratio < otherSize || moved.length === 0) return undefined;
  const names = joined(moved.map(({ axis }) => axisNames[axis]));
  return say`The long side of its training images is ${whole(training)} px, of its test images ${whole(outputs)} px: part of the difference in ${names} can come from that alone.`;
}

function isMovedBySize({ axis }: AxisCloseness): boolean {
  return axis !== "palette";
}

/**
 * How close a model comes on one axis. The p counts in that there are four
 * axes, and what chance gives is of one alone: the words say which is which,
 * because the one may be large where the other allows for no verdict.
 */
export function axisWords(axis: AxisCloseness): AxisWords {
  const { p, distance, interval, expected } = axis;
  return {
    label: axisLabels[axis.axis],
    verdict: axisVerdict(axis),
    numbers: say`${pWords(p)} with all four axes counted in; distance ${rounded(distance)} (95 %: ${rounded(interval.low)} to ${rounded(interval.high)}); on one axis alone, chance gives up to ${rounded(expected.most)} in 19 of 20 cases`,
  };
}

/** Significant is not yet large: a distance within what chance gives is close. */
export function isToldApart({ p, distance, expected }: AxisCloseness): boolean {
  return p < significant && distance > expected.most;
}

/** The change in one line: "2 outliers removed; line work closer (p = 0.020); palette no change"; undefined: nothing is known of it. */
export function causeLine({ cause, style }: VersionChange): Text | undefined {
  const parts = [
    ...(cause ? causeParts(cause) : []),
    ...(style.kind === "compared" ? styleParts(style.axes) : []),
  ];
  return parts.length === 0 ? undefined : clauses(parts);
}

/** What changed in the dataset, with names, and what lint said before and after. */
export function datasetWords(cause: Cause | undefined): Text | undefined {
  if (!cause) return undefined;
  const { before, after, added, removed, redrawn, findings } = cause;
  const namesOf = (files: readonly string[]) =>
    enumerated(
      files.map((file) => shownName(file)),
      listedNames,
    );
  const parts = [
    ...(added.length > 0 ? [say`added ${namesOf(added)}`] : []),
    ...(removed.length > 0
      ? [say`removed ${namesOf(removed.map(({ file }) => file))}`]
      : []),
    ...(redrawn.length > 0 ? [say`redrawn ${namesOf(redrawn)}`] : []),
  ];
  return sentences([
    parts.length > 0
      ? say`${images(after)}, before ${before}: ${clauses(parts)}.`
      : after === 1
        ? say`The same 1 image.`
        : say`The same ${whole(after)} images.`,
    ...(cause.isBriefChanged ? [say`The brief changed.`] : []),
    ...(findings
      ? [
          say`Findings: ${findings.before} before, ${findings.after} after (${findings.gone} gone, ${findings.come} new).`,
        ]
      : []),
  ]);
}

/** What the comparison of two versions' test images rests on. */
export function styleWords(change: ModelChange): Text {
  return change.kind === "tooFew"
    ? say`Too few prompts to tell the versions apart by measuring: ${change.prompts} drawn by both, ${minComparedPrompts} are needed.`
    : say`Compared on the ${whole(change.prompts)} prompts that both drew; a change too small for so few to show stays unseen.`;
}

/** How a test image repeats a training image. */
export function repeatWords({ file, kind, isMirrored }: Repeat): Text {
  const name = shownName(file);
  if (kind === "copy") {
    return isMirrored
      ? say`Repeats the training image ${name}, mirrored`
      : say`Repeats the training image ${name}`;
  }
  return isMirrored
    ? say`Has the layout of the training image ${name}, mirrored`
    : say`Has the layout of the training image ${name}`;
}

function causeParts(cause: Cause): readonly Text[] {
  const { added, removed, redrawn } = cause;
  const parts = [
    ...removalReasons.flatMap((reason) => {
      const count = removed.filter((each) => each.reason === reason).length;
      return count > 0 ? [removalWords(reason, count)] : [];
    }),
    ...counted(added.length, say`1 image added`, (n) => say`${n} images added`),
    ...counted(
      redrawn.length,
      say`1 image redrawn`,
      (n) => say`${n} images redrawn`,
    ),
    ...(cause.isBriefChanged ? [say`brief changed`] : []),
  ];
  return parts.length > 0 ? parts : [say`same dataset`];
}

function counted(
  count: number,
  one: Text,
  several: (count: Amount) => Text,
): readonly Text[] {
  if (count === 0) return [];
  return [count === 1 ? one : several(whole(count))];
}

function styleParts(axes: readonly AxisChange[]): readonly Text[] {
  const same = axes.filter(({ verdict }) => verdict === "noDifference");
  const nameOf = ({ axis }: AxisChange) => axisNames[axis];
  return [
    ...axes.flatMap((each) => {
      if (each.verdict === "noDifference") return [];
      return each.verdict === "closer"
        ? [say`${nameOf(each)} closer (${pWords(each.p)})`]
        : [say`${nameOf(each)} further away (${pWords(each.p)})`];
    }),
    ...(same.length > 0 ? [say`${joined(same.map(nameOf))} no change`] : []),
  ];
}

function axisVerdict(axis: AxisCloseness): Text {
  if (!isToldApart(axis)) return say`Can't be told from the training images`;
  if (axis.distance < smallDistance) return say`A little off`;
  return axis.distance < largeDistance ? say`Clearly off` : say`Far off`;
}

/** "p = 0.020", "p < 0.001". */
export function pWords(p: number): Text {
  return p < 0.001
    ? say`p < ${decimal(0.001, 3)}`
    : say`p = ${decimal(p, p < 0.1 ? 3 : 2)}`;
}

function rounded(value: number): Amount {
  return decimal(value, 2);
}
