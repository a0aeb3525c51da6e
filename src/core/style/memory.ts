import { keptNumbers } from "./kernels.ts";

/** Where so many numbers are put; they aren't zero at first. */
export type Memory = (length: number) => Float32Array;

/** New memory for what is kept. */
export const fresh: Memory = (length) => new Float32Array(length);

/**
 * Memory of the kernels that the next picture is measured in too, because much time
 * went into clearing, copying and collecting it. Only for what nobody reads after the
 * next call.
 */
export function reused(): Memory {
  let kept: Float32Array | undefined;
  return (length) => {
    if (!kept || kept.length < length) {
      // A little larger each time would use up what is never given back.
      kept = keptNumbers(2 ** Math.ceil(Math.log2(Math.max(1024, length))));
    }
    return kept.subarray(0, length);
  };
}
