import { InvalidArgumentError } from "commander";
import { limits } from "../core/limits.ts";

export function imageCount(text: string): number {
  const value = Number(text);
  const { minImages, maxImages } = limits;
  if (Number.isInteger(value) && value >= minImages && value <= maxImages) {
    return value;
  }
  throw new InvalidArgumentError(
    `It has to be a number from ${minImages} to ${maxImages}.`,
  );
}

export function port(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0 && value < 65_536) return value;
  throw new InvalidArgumentError("It has to be a port, 0 to 65535.");
}

export function wholeNumber(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(value)) return value;
  throw new InvalidArgumentError("It has to be a whole number.");
}

export function aboveZero(text: string): number {
  const value = Number(text);
  if (Number.isFinite(value) && value > 0) return value;
  throw new InvalidArgumentError("It has to be a number above 0.");
}
