import type { TrainableFormat } from "../../core/limits.ts";
import { isTrainable } from "../../core/limits.ts";
import type { Text } from "../../core/words/text.ts";
import { say } from "../../core/words/text.ts";
import { SaidError } from "../../core/words/saidError.ts";
import { sniffedBytes, sniffFormat } from "../inspect/sniffFormat.ts";

/** Far above what 2048 × 2048 pixels need in any format. */
export const maxGeneratedBytes = 64 * 1024 * 1024;

/** A picture as it came, looked at. */
export interface GeneratedPicture {
  readonly bytes: Uint8Array;
  readonly format: TrainableFormat;
}

/** Why a picture couldn't be had. */
export type DeliveryReason =
  /** Not there any more: such addresses live for days only. */
  | "gone"
  /** No answer, a broken one, or a server in trouble: later, perhaps. */
  | "unreachable"
  /** An address no picture is fetched from. */
  | "address"
  | "too-large"
  | "no-picture";

export class DeliveryError extends SaidError {
  override readonly name = "DeliveryError";
  readonly reason: DeliveryReason;

  constructor(reason: DeliveryReason, said: Text, cause?: unknown) {
    super(said, cause);
    this.reason = reason;
  }
}

/** Bytes that are a picture by what is in them; throws DeliveryError otherwise. */
export function generatedPicture(bytes: Uint8Array): GeneratedPicture {
  if (bytes.byteLength > maxGeneratedBytes) throw tooLarge();
  const format = sniffFormat(Buffer.from(bytes.subarray(0, sniffedBytes)));
  if (format === undefined || !isTrainable(format)) {
    throw new DeliveryError(
      "no-picture",
      say`What was delivered isn't a JPEG, PNG or WebP picture.`,
    );
  }
  return { bytes, format };
}

export function tooLarge(): DeliveryError {
  return new DeliveryError(
    "too-large",
    say`The picture is larger than ${maxGeneratedBytes / 1024 / 1024} MB.`,
  );
}
