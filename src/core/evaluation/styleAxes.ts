import type { Calibration } from "../style/calibration.ts";
import type { StyleDescriptor } from "../style/descriptor.ts";
import { comparable, descriptorGroups } from "../style/descriptors.ts";

/** The ways in which a model can come closer to a style or miss it. */
export const styleAxes = ["palette", "line", "texture", "finish"] as const;
export type StyleAxis = (typeof styleAxes)[number];

/** Compression is left out: it tells of the file, not of the picture. */
const groupsOf: Readonly<Record<StyleAxis, readonly string[]>> = {
  palette: ["tone", "colour", "palette", "background", "subject"],
  line: ["edge", "line"],
  texture: ["texture", "pattern", "colourTexture", "flat"],
  finish: ["grain", "sharpness"],
};

/**
 * Where a picture lies on an axis: its descriptors in usual spreads of one style,
 * the same scale for every dataset and model.
 */
export function pointOn(
  axis: StyleAxis,
  { values }: StyleDescriptor,
  { usualSpread }: Calibration,
): readonly number[] {
  return groupsOf[axis]
    .flatMap((group) => descriptorGroups.get(group) ?? [])
    .map(
      (at) =>
        comparable(at, values[at] ?? 0) / Math.max(usualSpread[at] ?? 1, 1e-6),
    );
}
