import type { Measured } from "./descriptors.ts";
import type { Lab } from "./lab.ts";
import { distributionOf, entropyOf, inside, momentsOf } from "./samples.ts";
import type { Subject } from "./subject.ts";

/** Less colour than this is grey to the eye. */
const greyChroma = 6;

/** Light, colour and palette of the whole picture and of its subject. */
export function describeColour(
  lab: Lab,
  subject: Subject,
): Measured<"tone" | "colour" | "palette" | "background" | "subject"> {
  const { lightness, a, b } = lab;
  const chroma = chromaOf(lab);
  const light = momentsOf(lightness);
  const lights = distributionOf(lightness, 0, 100);
  const chromas = distributionOf(chroma, 0, 140);
  const colourful = momentsOf(chroma);
  const red = momentsOf(a);
  const yellow = momentsOf(b);
  return {
    "tone.mean": light.mean,
    "tone.spread": light.spread,
    "tone.shadows": lights.percentile(0.05),
    "tone.middle": lights.percentile(0.5),
    "tone.highlights": lights.percentile(0.95),
    "tone.range": lights.percentile(0.75) - lights.percentile(0.25),
    "tone.darkShare": lights.below(15),
    "tone.brightShare": 1 - lights.below(92),
    "tone.midShare": lights.below(75) - lights.below(30),
    "colour.a": red.mean,
    "colour.b": yellow.mean,
    "colour.aSpread": red.spread,
    "colour.bSpread": yellow.spread,
    "colour.chroma": colourful.mean,
    "colour.chromaSpread": colourful.spread,
    "colour.rich": chromas.percentile(0.9),
    "colour.greyShare": chromas.below(greyChroma),
    ...describeHues(a, b, chroma),
    ...describePalette(lab),
    "background.lightness": subject.background.lightness,
    "background.a": subject.background.a,
    "background.b": subject.background.b,
    "background.share": subject.backgroundShare,
    "background.plainBorder": subject.plainBorderShare,
    ...describeOwnColour(lab, chroma, subject.mask),
  };
}

/** The subject without its plain background. */
function describeOwnColour(
  { lightness, a, b }: Lab,
  chroma: Float32Array,
  mask: Uint8Array,
) {
  const ownLightness = inside(lightness, mask);
  const light = momentsOf(ownLightness);
  const lights = distributionOf(ownLightness, 0, 100);
  const ownChroma = inside(chroma, mask);
  const colourful = momentsOf(ownChroma);
  return {
    "subject.lightness": light.mean,
    "subject.lightnessSpread": light.spread,
    "subject.a": momentsOf(inside(a, mask)).mean,
    "subject.b": momentsOf(inside(b, mask)).mean,
    "subject.chroma": colourful.mean,
    "subject.chromaSpread": colourful.spread,
    "subject.rich": distributionOf(ownChroma, 0, 140).percentile(0.9),
    "subject.darkShare": lights.below(15),
    "subject.brightShare": 1 - lights.below(92),
  };
}

function chromaOf({ a, b }: Lab): Float32Array {
  const chroma = new Float32Array(a.length);
  for (let at = 0; at < chroma.length; at++) {
    const green = a[at] ?? 0;
    const blue = b[at] ?? 0;
    chroma[at] = Math.sqrt(green * green + blue * blue);
  }
  return chroma;
}

const hues = 24;

/** Where the colours lie on the wheel; all near zero for a picture without colour. */
function describeHues(a: Float32Array, b: Float32Array, chroma: Float32Array) {
  const wheel = new Float64Array(hues);
  let towardsA = 0;
  let towardsB = 0;
  let warm = 0;
  let total = 0;
  for (let at = 0; at < chroma.length; at++) {
    const weight = chroma[at] ?? 0;
    if (weight <= greyChroma) continue;
    const green = a[at] ?? 0;
    const blue = b[at] ?? 0;
    total += weight;
    towardsA += green;
    towardsB += blue;
    // Warm is within about 70° of orange, which lies at 60° in Lab.
    if (green * 0.5 + blue * 0.866 > 0.3 * weight) warm += weight;
    const turn = (Math.atan2(blue, green) / (2 * Math.PI) + 1) % 1;
    const sector = Math.min(hues - 1, Math.floor(turn * hues));
    wheel[sector] = (wheel[sector] ?? 0) + weight;
  }
  const sum = Math.max(total, 1e-6);
  // A tenth of the picture in faint colour says little about its hue.
  const certainty = Math.min(1, sum / Math.max(1, chroma.length) / 8);
  return {
    "colour.hueA": (towardsA / sum) * certainty,
    "colour.hueB": (towardsB / sum) * certainty,
    "colour.hueUnity": (Math.hypot(towardsA, towardsB) / sum) * certainty,
    "colour.hueVariety": entropyOf(wheel) * certainty,
    "colour.warmShare": (warm / sum) * certainty,
  };
}

/** How many colours carry the picture, in cells of about 13 × 20 × 20 Lab. */
function describePalette({ lightness, a, b }: Lab) {
  const counts = new Float64Array(8 * 9 * 9);
  const cell = (value: number) =>
    Math.min(8, Math.max(0, Math.floor((value + 90) / 20)));
  for (let at = 0; at < lightness.length; at++) {
    // Rounding puts black a hair below zero.
    const level = Math.floor(
      Math.min(99.9, Math.max(0, lightness[at] ?? 0)) / 12.5,
    );
    const index = (level * 9 + cell(a[at] ?? 0)) * 9 + cell(b[at] ?? 0);
    counts[index] = (counts[index] ?? 0) + 1;
  }
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
