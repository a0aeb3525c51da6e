import type { Distances } from "../statistics/distances.ts";
import {
  distancesBetween,
  meanDistance,
  meanDistanceTo,
} from "../statistics/distances.ts";
import { holmAdjusted } from "../statistics/holm.ts";
import type { Random } from "../statistics/random.ts";
import { seededRandom, shuffle } from "../statistics/random.ts";
import { compareSamples, energyDistance } from "../statistics/twoSamples.ts";
import type { Interval } from "../statistics/wilson.ts";
import type { Calibration } from "../style/calibration.ts";
import type { StyleDescriptor } from "../style/descriptor.ts";
import { styleCalibration } from "../style/styleCalibration.ts";
import type { StyleAxis } from "./styleAxes.ts";
import { pointOn, styleAxes } from "./styleAxes.ts";

/** How a model's pictures lie to the pictures it was trained on, on one axis. */
export interface AxisCloseness {
  readonly axis: StyleAxis;
  /** 0: they can't be told apart; 1: as far as two training pictures usually are. May be below 0. */
  readonly distance: number;
  readonly interval: Interval;
  /** How often chance alone comes as far, with all axes counted in, 0 to 1. */
  readonly p: number;
  /** What as many training pictures show against the others: middle and the 95 % mark. */
  readonly expected: { readonly middle: number; readonly most: number };
  /** Of each training picture the mean distance to the others, in the same unit. */
  readonly training: readonly number[];
  /** Of each picture of the model the mean distance to the training pictures, in the same unit. */
  readonly outputs: readonly number[];
}

export type ModelCloseness =
  | {
      readonly kind: "tooFew";
      readonly training: number;
      readonly outputs: number;
    }
  | {
      readonly kind: "measured";
      readonly axes: readonly AxisCloseness[];
      /** Absent: not known. */
      readonly sizes?: ComparedSizes;
    };

/** The middle of the long sides, pixels. */
export interface ComparedSizes {
  readonly training: number;
  readonly outputs: number;
}

/** With fewer on either side chance alone comes this far too often to say anything. */
export const minComparedImages = 5;

const expectedRounds = 199;
/** Below this the training pictures are all but the same, and no unit. */
const leastSpread = 1e-6;

/**
 * Compares a model's pictures with its training pictures on every axis. Never
 * one number for all: a model can have the palette and miss the line. The same
 * pictures give the same numbers.
 */
export function closenessOf(
  training: readonly StyleDescriptor[],
  outputs: readonly StyleDescriptor[],
  calibration: Calibration = styleCalibration,
): ModelCloseness {
  const steps = closenessSteps(training, outputs, calibration);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** The same in steps of a few milliseconds, so that something else can happen in between. */
export function* closenessSteps(
  training: readonly StyleDescriptor[],
  outputs: readonly StyleDescriptor[],
  calibration: Calibration = styleCalibration,
): Generator<undefined, ModelCloseness> {
  const isMeasured = ({ version }: StyleDescriptor) =>
    version === calibration.descriptorVersion;
  const ones = training.filter(isMeasured);
  const others = outputs.filter(isMeasured);
  if (Math.min(ones.length, others.length) < minComparedImages) {
    return { kind: "tooFew", training: ones.length, outputs: others.length };
  }
  const random = seededRandom(ones.length * 1009 + others.length);
  const found: AxisCloseness[] = [];
  for (const axis of styleAxes) {
    found.push(closenessOn(axis, ones, others, calibration, random));
    yield undefined;
  }
  const ps = holmAdjusted(found.map(({ p }) => p));
  return {
    kind: "measured",
    axes: found.map((each, at) => ({ ...each, p: ps[at] ?? 1 })),
  };
}

function closenessOn(
  axis: StyleAxis,
  training: readonly StyleDescriptor[],
  outputs: readonly StyleDescriptor[],
  calibration: Calibration,
  random: Random,
): AxisCloseness {
  const distances = distancesBetween(
    [...training, ...outputs].map((each) => pointOn(axis, each, calibration)),
  );
  const ones = range(0, training.length);
  const others = range(training.length, distances.count);
  const unit = Math.max(leastSpread, meanDistance(distances, ones, ones));
  const { distance, interval, p } = compareSamples(
    distances,
    ones,
    others,
    random,
  );
  const expected = expectedOf(distances, ones, others.length, random);
  const toTraining = (image: number) =>
    meanDistanceTo(distances, image, ones) / unit;
  return {
    axis,
    distance: distance / unit,
    interval: { low: interval.low / unit, high: interval.high / unit },
    p,
    expected: { middle: expected.middle / unit, most: expected.most / unit },
    training: Array.from(ones, toTraining),
    outputs: Array.from(others, toTraining),
  };
}

/** The distance between the training pictures themselves, dealt into two hands by chance. */
function expectedOf(
  distances: Distances,
  training: Int32Array,
  outputCount: number,
  random: Random,
): AxisCloseness["expected"] {
  const hand = Math.min(outputCount, training.length >> 1);
  const dealt = training.slice();
  const found = Float64Array.from({ length: expectedRounds }, () => {
    shuffle(dealt, random);
    return energyDistance(
      distances,
      dealt.subarray(hand),
      dealt.subarray(0, hand),
    );
  }).sort();
  return {
    middle: found[expectedRounds >> 1] ?? 0,
    most: found[Math.floor(0.95 * expectedRounds)] ?? 0,
  };
}

function range(start: number, end: number): Int32Array {
  return Int32Array.from({ length: end - start }, (_, at) => start + at);
}
