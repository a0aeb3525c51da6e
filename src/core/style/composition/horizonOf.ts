import { withKernels } from "../kernels.ts";
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

/** For every row, how what is above it differs from what is below. */
type Steps = Pick<Lab, "lightness" | "a" | "b">;

function stepsOf(lab: Lab, strip: number, band: number): Steps {
  const { width, height } = lab;
  const left = Math.floor((strip * width) / strips);
  const right = Math.max(left + 1, Math.floor(((strip + 1) * width) / strips));
  const stepsIn = (channel: Float32Array) => {
    const means = new Float64Array(height);
    withKernels(({ rowMeans }, at) =>
      rowMeans(at.read(channel), width, height, left, right, at.write(means)),
    );
    const sums = new Float64Array(height + 1);
    means.forEach((mean, y) => {
      sums[y + 1] = (sums[y] ?? 0) + mean;
    });
    const found = new Float32Array(height);
    for (let y = 0; y < height; y++) {
      const above = (sums[y] ?? 0) - (sums[Math.max(0, y - band)] ?? 0);
      const below = (sums[Math.min(height, y + band)] ?? 0) - (sums[y] ?? 0);
      found[y] = (below - above) / band;
    }
    return found;
  };
  return {
    lightness: stepsIn(lab.lightness),
    a: stepsIn(lab.a),
    b: stepsIn(lab.b),
  };
}

/** How strongly the strips agree on a line at this height; 0: they don't. */
function agreementAt(
  steps: readonly Steps[],
  y: number,
  reach: number,
): number {
  let light = 0;
  let red = 0;
  let yellow = 0;
  for (const { lightness, a, b } of steps) {
    light += lightness[y] ?? 0;
    red += a[y] ?? 0;
    yellow += b[y] ?? 0;
  }
  const length = Math.sqrt(light * light + red * red + yellow * yellow);
  if (length / steps.length < leastDifference / 2) return 0;
  light /= length;
  red /= length;
  yellow /= length;
  let agreeing = 0;
  let total = 0;
  for (const [index, { lightness, a, b }] of steps.entries()) {
    let most = 0;
    for (let at = y - reach; at <= y + reach; at++) {
      const along =
        light * (lightness[at] ?? 0) +
        red * (a[at] ?? 0) +
        yellow * (b[at] ?? 0);
      if (along > most) most = along;
    }
    const isOutermost = index === 0 || index === strips - 1;
    if (most >= leastDifference) agreeing++;
    // What ends before the edge is a table, not a horizon.
    else if (isOutermost) return 0;
    total += most;
  }
  return agreeing >= leastStrips ? total : 0;
}
