import type { Lab } from "../lab.ts";

/** The picture is looked at in as many upright strips. */
const strips = 12;
/** How many of them the line has to go through. */
const leastStrips = 11;
/** Difference in Lab between what is above and what is below. */
const leastDifference = 8;
/** How far the line may rise and fall, of the height. */
const reachShare = 0.03;
/** Lines nearer to the edge are borders. */
const marginShare = 0.12;
/** Looked at above and below the line, of the height. */
const bandShare = 0.05;

/**
 * Height of the clearest line across the picture, 0 to 1 from the top;
 * undefined without one: in nearly every strip what is above differs from what
 * is below, everywhere in the same direction, at about the same height.
 */
export function horizonOf(lab: Lab): number | undefined {
  const { width, height } = lab;
  if (width < strips || height < 24) return undefined;
  const band = Math.max(2, Math.round(bandShare * height));
  const reach = Math.round(reachShare * height);
  const margin = Math.max(band + reach, Math.round(marginShare * height));
  const steps = Array.from({ length: strips }, (_, strip) =>
    stepsOf(lab, strip, band),
  );
  let best: { readonly y: number; readonly difference: number } | undefined;
  for (let y = margin; y < height - margin; y++) {
    const difference = agreementAt(steps, y, reach);
    if (difference > (best?.difference ?? 0)) best = { y, difference };
  }
  return best && Number((best.y / height).toFixed(4));
}

/** For every row, how what is above it differs from what is below, in Lab. */
function stepsOf(
  lab: Lab,
  strip: number,
  band: number,
): readonly Float32Array[] {
  const { width, height } = lab;
  const left = Math.floor((strip * width) / strips);
  const right = Math.max(left + 1, Math.floor(((strip + 1) * width) / strips));
  return [lab.lightness, lab.a, lab.b].map((channel) => {
    const sums = new Float64Array(height + 1);
    for (let y = 0; y < height; y++) {
      let sum = 0;
      for (let x = left; x < right; x++) sum += channel[y * width + x] ?? 0;
      sums[y + 1] = (sums[y] ?? 0) + sum / (right - left);
    }
    return Float32Array.from({ length: height }, (_, y) => {
      const above = (sums[y] ?? 0) - (sums[Math.max(0, y - band)] ?? 0);
      const below = (sums[Math.min(height, y + band)] ?? 0) - (sums[y] ?? 0);
      return (below - above) / band;
    });
  });
}

/** How strongly the strips agree on a line at this height; 0: they don't. */
function agreementAt(
  steps: readonly (readonly Float32Array[])[],
  y: number,
  reach: number,
): number {
  const common = [0, 1, 2].map(
    (channel) =>
      steps.reduce((sum, strip) => sum + (strip[channel]?.[y] ?? 0), 0) /
      steps.length,
  );
  const length = Math.hypot(...common);
  if (length < leastDifference / 2) return 0;
  const towards = common.map((value) => value / length);
  let agreeing = 0;
  let total = 0;
  for (const [index, strip] of steps.entries()) {
    let most = 0;
    for (let at = y - reach; at <= y + reach; at++) {
      const along = towards.reduce(
        (sum, value, channel) => sum + value * (strip[channel]?.[at] ?? 0),
        0,
      );
      most = Math.max(most, along);
    }
    const isOutermost = index === 0 || index === strips - 1;
    if (most >= leastDifference) agreeing++;
    // What ends before the edge is a table, not a horizon.
    else if (isOutermost) return 0;
    total += most;
  }
  return agreeing >= leastStrips ? total : 0;
}
