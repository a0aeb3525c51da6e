import type { Measured } from "./descriptors.ts";
import type { HueWheel } from "./hueWheel.ts";
import { greyChroma } from "./hueWheel.ts";
import { withKernels } from "./kernels.ts";
import type { Lab } from "./lab.ts";
import { reused } from "./memory.ts";
import type { Subject } from "./subject.ts";
import { entropyOf, inside, momentsOf, summaryOf } from "./samples.ts";
import type { Colours } from "./colours.ts";

/**
 * Light, colour and palette of the whole picture and of its subject, in CIELAB
 * (CIE 15, white D65): L* from 0 to 100, a* and b* about −128 to 127, chroma
 * C* = √(a*² + b*²) up to about 134 in sRGB. Shares are 0 to 1 of the pixels.
 *
 * - `tone`: mean, standard deviation, percentiles 5, 50 and 95 of L*; `range` is
 *   the distance of its quartiles; shares below 15, from 92 on, and 30 to 75.
 * - `colour`: means and standard deviations of a*, b* and C*; `rich` is C*'s
 *   percentile 90, `greyShare` what lies below `greyChroma`.
 * - `background`, `subject`: the same of either side of `findSubject`'s mask.
 */
export function describeColour({
  lab,
  subject,
  hues,
}: Colours): Measured<
  "tone" | "colour" | "palette" | "background" | "subject"
> {
  const { lightness, a, b } = lab;
  const chroma = chromaOf(lab);
  const light = summaryOf(lightness, 0, 100);
  const colourful = summaryOf(chroma, 0, 140);
  const red = momentsOf(a);
  const yellow = momentsOf(b);
  return {
    "tone.mean": light.mean,
    "tone.spread": light.spread,
    "tone.shadows": light.percentile(0.05),
    "tone.middle": light.percentile(0.5),
    "tone.highlights": light.percentile(0.95),
    "tone.range": light.percentile(0.75) - light.percentile(0.25),
    "tone.darkShare": light.below(15),
    "tone.brightShare": 1 - light.below(92),
    "tone.midShare": light.below(75) - light.below(30),
    "colour.a": red.mean,
    "colour.b": yellow.mean,
    "colour.aSpread": red.spread,
    "colour.bSpread": yellow.spread,
    "colour.chroma": colourful.mean,
    "colour.chromaSpread": colourful.spread,
    "colour.rich": colourful.percentile(0.9),
    "colour.greyShare": colourful.below(greyChroma),
    ...describeHues(hues, lightness.length),
    ...describePalette(lab),
    "background.lightness": subject.background.lightness,
    "background.a": subject.background.a,
    "background.b": subject.background.b,
    "background.share": subject.backgroundShare,
    "background.plainBorder": subject.plainBorderShare,
    ...describeOwnColour(lab, chroma, subject),
  };
}

/** The subject without its plain background. */
function describeOwnColour(
  { lightness, a, b }: Lab,
  chroma: Float32Array,
  { mask, isWhole }: Subject,
) {
  const own = (values: Float32Array) =>
    isWhole ? values : inside(values, mask);
  const light = summaryOf(own(lightness), 0, 100);
  const colourful = summaryOf(own(chroma), 0, 140);
  return {
    "subject.lightness": light.mean,
    "subject.lightnessSpread": light.spread,
    "subject.a": momentsOf(own(a)).mean,
    "subject.b": momentsOf(own(b)).mean,
    "subject.chroma": colourful.mean,
    "subject.chromaSpread": colourful.spread,
    "subject.rich": colourful.percentile(0.9),
    "subject.darkShare": light.below(15),
    "subject.brightShare": 1 - light.below(92),
  };
}

const memory = reused();

function chromaOf({ a, b }: Lab): Float32Array {
  const chroma = memory(a.length);
  withKernels((kernels, at) =>
    kernels.chroma(at.read(a), at.read(b), a.length, at.write(chroma)),
  );
  return chroma;
}

/**
 * Where the colours lie on the wheel, each pixel weighted by its chroma:
 * `hueA`, `hueB` the mean direction (−1 to 1), `hueUnity` its length (0 to 1, the
 * mean resultant length of directional statistics: Mardia and Jupp 2000),
 * `hueVariety` the entropy over the wheel's sectors in nats, `warmShare` the
 * warm ones' share. All fade to 0 as mean chroma goes from 8 to 0.
 */
function describeHues(hues: HueWheel, pixels: number) {
  const sum = Math.max(hues.chroma, 1e-6);
  // A tenth of the picture in faint colour says little about its hue.
  const certainty = Math.min(1, sum / Math.max(1, pixels) / 8);
  return {
    "colour.hueA": (hues.a / sum) * certainty,
    "colour.hueB": (hues.b / sum) * certainty,
    "colour.hueUnity": (Math.hypot(hues.a, hues.b) / sum) * certainty,
    "colour.hueVariety": entropyOf(hues.sectors) * certainty,
    "colour.warmShare": (hues.warm / sum) * certainty,
  };
}

/**
 * How many colours carry the picture, in cells of about 13 × 20 × 20 Lab:
 * `colours` is exp(entropy), the effective number of cells (Hill 1973), 1 to 648;
 * the others are the shares (0 to 1) of the 1, 3 and 8 fullest cells.
 */
function describePalette({ lightness, a, b }: Lab) {
  const counts = new Int32Array(8 * 9 * 9);
  withKernels(({ countColours }, at) =>
    countColours(
      at.read(lightness),
      at.read(a),
      at.read(b),
      lightness.length,
      at.write(counts),
    ),
  );
  const effective = Math.exp(entropyOf(counts));
  counts.sort().reverse();
  const share = (most: number) =>
    counts.subarray(0, most).reduce((sum, count) => sum + count, 0) /
    Math.max(1, lightness.length);
  return {
    "palette.colours": effective,
    "palette.firstShare": share(1),
    "palette.threeShare": share(3),
    "palette.eightShare": share(8),
  };
}
