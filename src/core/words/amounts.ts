import type { Amount, Text } from "./text.ts";
import { english, say } from "./text.ts";

/** A count, in groups of three digits where the language has such. */
export function whole(value: number): Amount {
  return { value, decimals: 0 };
}

/** A number with as many digits after the point. */
export function decimal(value: number, decimals: number): Amount {
  // No minus before a zero.
  return { value: Number(value.toFixed(decimals)) + 0, decimals };
}

/** The same without zeros at the end: 2, 2.5. */
export function shortDecimal(value: number, decimals: number): Amount {
  const shown = Number(value.toFixed(decimals));
  const [, digits = ""] = String(shown).split(".");
  return { value: shown, decimals: digits.length };
}

/** A number with as many digits that count: 0.013, 12. */
export function significant(value: number, digits: number): Amount {
  const shown = Number(value.toPrecision(digits));
  const order = shown === 0 ? 0 : Math.floor(Math.log10(Math.abs(shown)));
  return { value: shown, decimals: Math.max(0, digits - 1 - order) };
}

/** A size in the unit people read it in, decimal: "812 bytes", "51.4 MB". */
export function sizeInBytes(bytes: number): Text {
  if (bytes < 1000) return allBytes(bytes);
  if (bytes < 999_950) return say`${shortDecimal(bytes / 1e3, 1)} kB`;
  if (bytes < 999_950_000) return say`${shortDecimal(bytes / 1e6, 1)} MB`;
  return say`${shortDecimal(bytes / 1e9, 1)} GB`;
}

/** A size against a limit: in bytes where rounding would make them look equal. */
export function sizeOver(bytes: number, limit: number): Text {
  const size = sizeInBytes(bytes);
  return english(size) === english(sizeInBytes(limit)) ? allBytes(bytes) : size;
}

function allBytes(bytes: number): Text {
  return bytes === 1 ? say`1 byte` : say`${whole(bytes)} bytes`;
}

/** "1024 × 768 px". */
export function sizeInPixels(width: number, height: number): Text {
  return say`${width} × ${height} px`;
}
