/** Where so many numbers are put; they aren't zero at first. */
export type Memory = (length: number) => Float32Array;

/** New memory for what is kept. */
export const fresh: Memory = (length) => new Float32Array(length);

/**
 * Memory that the next picture is measured in too, because much time went
 * into clearing and collecting it. Only for what nobody reads after the next call.
 */
export function reused(): Memory {
  let kept = new Float32Array(0);
  return (length) => {
    if (kept.length < length) kept = new Float32Array(length);
    return kept.subarray(0, length);
  };
}
