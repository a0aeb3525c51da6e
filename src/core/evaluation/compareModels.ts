import { holmAdjusted } from "../statistics/holm.ts";
import { pairedSignsP } from "../statistics/pairedSigns.ts";
import { seededRandom } from "../statistics/random.ts";
import { meanDistanceToPoints } from "../statistics/distances.ts";
import type { Calibration } from "../style/calibration.ts";
import type { StyleDescriptor } from "../style/descriptor.ts";
import { styleCalibration } from "../style/styleCalibration.ts";
import type { StyleAxis } from "./styleAxes.ts";
import { pointOn, styleAxes } from "./styleAxes.ts";

/** What a model drew for a prompt. */
export interface Drawn {
  readonly promptKey: string;
  readonly style: StyleDescriptor;
}

/** Which of two models lies closer to the training pictures on an axis. */
export interface AxisChange {
  readonly axis: StyleAxis;
  readonly verdict: "closer" | "further" | "noDifference";
  /** Change of the mean distance to the training pictures; below 0 the new model is closer. */
  readonly change: number;
  /** How often chance alone changes as much, with all axes counted in, 0 to 1. */
  readonly p: number;
}

export type ModelChange =
  | { readonly kind: "tooFew"; readonly prompts: number }
  | {
      readonly kind: "compared";
      readonly prompts: number;
      readonly axes: readonly AxisChange[];
    };

/** With fewer prompts no difference, however clear, could be told from chance on four axes. */
export const minComparedPrompts = 8;

const significant = 0.05;

/**
 * Compares two models prompt by prompt: what both drew for the same prompt is a
 * pair, so that a hard prompt counts for neither.
 */
export function compareModels(
  training: readonly StyleDescriptor[],
  before: readonly Drawn[],
  after: readonly Drawn[],
  calibration: Calibration = styleCalibration,
): ModelChange {
  const prompts = sharedPrompts(before, after);
  if (prompts.length < minComparedPrompts || training.length === 0) {
    return { kind: "tooFew", prompts: prompts.length };
  }
  const changes = styleAxes.map((axis) => {
    const distance = distanceToTraining(axis, training, calibration);
    const perPrompt = prompts.map(
      (prompt) =>
        meanOf(stylesFor(prompt, after).map(distance)) -
        meanOf(stylesFor(prompt, before).map(distance)),
    );
    const random = seededRandom(prompts.length);
    return {
      axis,
      change: meanOf(perPrompt),
      p: pairedSignsP(perPrompt, random),
    };
  });
  const ps = holmAdjusted(changes.map(({ p }) => p));
  return {
    kind: "compared",
    prompts: prompts.length,
    axes: changes.map(({ axis, change }, at) => {
      const p = ps[at] ?? 1;
      return { axis, verdict: verdictOf(change, p), change, p };
    }),
  };
}

function verdictOf(change: number, p: number): AxisChange["verdict"] {
  if (p >= significant) return "noDifference";
  return change < 0 ? "closer" : "further";
}

function distanceToTraining(
  axis: StyleAxis,
  training: readonly StyleDescriptor[],
  calibration: Calibration,
): (style: StyleDescriptor) => number {
  const points = training.map((each) => pointOn(axis, each, calibration));
  return (style) =>
    meanDistanceToPoints(pointOn(axis, style, calibration), points);
}

function sharedPrompts(
  before: readonly Drawn[],
  after: readonly Drawn[],
): readonly string[] {
  const known = new Set(before.map(({ promptKey }) => promptKey));
  const shared = after.filter(({ promptKey }) => known.has(promptKey));
  return [...new Set(shared.map(({ promptKey }) => promptKey))];
}

function stylesFor(
  prompt: string,
  drawn: readonly Drawn[],
): readonly StyleDescriptor[] {
  return drawn
    .filter(({ promptKey }) => promptKey === prompt)
    .map(({ style }) => style);
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, each) => sum + each, 0) / values.length;
}
