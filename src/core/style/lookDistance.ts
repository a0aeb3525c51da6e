import type { Calibration } from "./calibration.ts";
import { comparable, descriptorGroups } from "./descriptors.ts";
import type { StyleDescriptor } from "./descriptor.ts";
import { styleCalibration } from "./styleCalibration.ts";

/** Groups that recompression, resizing, turning and mirroring leave alone. */
const lastingGroups = ["tone", "colour", "palette", "background", "subject"];

const indices = lastingGroups.flatMap(
  (group) => descriptorGroups.get(group) ?? [],
);

/**
 * How far two pictures' light and colours are apart: 0 for the same picture,
 * about 1.4 for two of one style. Infinite when they can't be compared.
 */
export function lookDistance(
  one: StyleDescriptor,
  other: StyleDescriptor,
  { usualSpread }: Calibration = styleCalibration,
): number {
  if (one.version !== other.version) return Infinity;
  let sum = 0;
  for (const index of indices) {
    const difference =
      comparable(index, one.values[index] ?? 0) -
      comparable(index, other.values[index] ?? 0);
    const scaled = difference / Math.max(usualSpread[index] ?? 1, 1e-6);
    sum += scaled * scaled;
  }
  return Math.sqrt(sum / Math.max(1, indices.length));
}
