import { isUuid, numeric, oneOf, text } from "./fields.ts";
import { readInlineData } from "./inlineData.ts";
import { contentKind } from "./pictureFormat.ts";
import type { Refusal } from "./refusal.ts";
import type { Rehearsal } from "./rehearsal.ts";
import { named, optional, record } from "./shape.ts";
import type { ValueOf } from "./shape.ts";

/** A picture given along with a prompt. */
export const referenceImage = record({
  type: named("ReferenceImageType", oneOf("sketch", "reference")),
  image: named("ReferenceImage", text({ minLength: 1 })),
  strength: optional(numeric({ min: 0, max: 1 })),
});

/** Rules of a reference image that span fields, or need what is stored. */
export function refuseReference(
  { type, image, strength }: ValueOf<typeof referenceImage>,
  rehearsal: Rehearsal,
): readonly Refusal[] {
  const path = "inputs.referenceImages.0";
  const refusals: Refusal[] = [];
  if (type === "reference" && strength !== undefined) {
    refusals.push({
      code: "incompatibleParameters",
      message: `${path}.strength is only taken with the type 'sketch'.`,
      httpStatus: 400,
      parameter: [`${path}.type`, `${path}.strength`],
    });
  }
  if (!isResolvable(image, rehearsal)) {
    refusals.push({
      code: "invalidReferenceImage",
      message: `${path}.image must be a stored medium, an address, or a JPEG, PNG or WebP given inline.`,
      httpStatus: 400,
      parameter: `${path}.image`,
    });
  }
  return refusals;
}

function isResolvable(image: string, { state }: Rehearsal): boolean {
  if (isUuid(image)) {
    return state.media(image)?.contentType.startsWith("image/") ?? false;
  }
  if (/^https?:\/\//i.test(image)) return URL.canParse(image);
  const inline = readInlineData(image);
  if (inline === undefined) return false;
  const { kind } = contentKind(inline.bytes);
  return kind !== "zip" && kind !== "other";
}
