import type { Measured } from "./descriptors.ts";
import { withKernels } from "./kernels.ts";
import { reused } from "./memory.ts";
import type { Plane } from "./plane.ts";
import { distributionOf } from "./samples.ts";

/**
 * How much of the picture is flat: inked, vector, airbrushed, painted; and of its
 * subject, which is all of it without a mask. From standard deviations s of L* (0
 * to 100) in 5 × 5 pixels: shares (0 to 1) with s < 0.5, 1.5 and 4; of the subject
 * s < 0.5, s < 1.5 and 0.3 ≤ s < 2.5 (smooth shading); `subjectUnrest` is s's
 * median, 0 to 40. The limits are ours, chosen on the style benchmark.
 */
export function describeFlatness(
  lightness: Plane,
  subject?: Uint8Array,
): Measured<"flat"> {
  const { all, inside } = localSpreads(lightness, subject);
  const everywhere = distributionOf(all, 0, 40);
  const own = inside.length < 30 ? everywhere : distributionOf(inside, 0, 40);
  return {
    "flat.plainShare": everywhere.below(0.5),
    "flat.calmShare": everywhere.below(1.5),
    "flat.quietShare": everywhere.below(4),
    "flat.subjectPlainShare": own.below(0.5),
    "flat.subjectCalmShare": own.below(1.5),
    "flat.subjectSmoothShare": own.below(2.5) - own.below(0.3),
    "flat.subjectUnrest": own.percentile(0.5),
  };
}

const memory = { all: reused(), inside: reused() };

/**
 * Standard deviations of the lightness in 5 × 5 pixels, around every second
 * pixel of every second row; the border repeats.
 */
function localSpreads(
  { width, height, values }: Plane,
  subject: Uint8Array | undefined,
): { readonly all: Float32Array; readonly inside: Float32Array } {
  const most = ((width + 1) >> 1) * ((height + 1) >> 1);
  const all = memory.all(most);
  const inside = memory.inside(most);
  const rows = new Float32Array(2 * (width + 4));
  const own = withKernels((kernels, at) =>
    kernels.localSpreads(
      at.read(values),
      width,
      height,
      subject ? at.read(subject) : 0,
      at.write(rows),
      at.write(all),
      at.write(inside),
    ),
  );
  return { all, inside: inside.subarray(0, own) };
}
