import { withKernels } from "./kernels.ts";

/** Colours side by side, three numbers each; flat, because thousands of small objects cost more than what is done with them. */
export interface Colours {
  readonly count: number;
  /** Bytes, not rounded. */
  readonly rgb: Float64Array;
  readonly lab: Float64Array;
  readonly weights: Float64Array;
}

/**
 * Colours that stand for all of them, each with the weight of those it stands for.
 *
 * @param most there may be, up to 255
 */
export function clusterColours(
  { count, rgb, lab, weights }: Colours,
  most: number,
): Colours {
  const found = {
    rgb: new Float64Array(3 * most),
    lab: new Float64Array(3 * most),
    weights: new Float64Array(most),
  };
  const foundCount = withKernels((kernels, at) =>
    kernels.clusterColours(
      at.read(rgb),
      at.read(lab),
      at.read(weights),
      count,
      most,
      at.read(new Float64Array(count)),
      at.read(new Uint8Array(count)),
      at.write(found.rgb),
      at.write(found.lab),
      at.write(found.weights),
    ),
  );
  return {
    count: foundCount,
    rgb: found.rgb.subarray(0, 3 * foundCount),
    lab: found.lab.subarray(0, 3 * foundCount),
    weights: found.weights.subarray(0, foundCount),
  };
}
