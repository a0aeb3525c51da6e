import { line, n, shape } from "./pen.ts";
import type { Pen } from "./pen.ts";
import { sparkle } from "./sky.ts";
import { textPath, textWidth } from "./strokeFont.ts";

/** The quoted words of a prompt, large, between two rules. */
export function drawLettering(pen: Pen, text: string): string {
  const { width, height, inks } = pen;
  const letterHeight = Math.min(height * 0.11, (width * 0.8) / textWidth(text));
  const textWide = textWidth(text) * letterHeight;
  const x = (width - textWide) / 2;
  const y = height * 0.085;
  const margin = letterHeight * 0.5;
  const path = textPath(text, x, y, letterHeight);
  const weight = letterHeight * 0.1;
  const plate = `M${n(x - margin)} ${n(y - margin)}H${n(x + textWide + margin)}V${n(y + letterHeight + margin)}H${n(x - margin)}Z`;
  const rules = [y - margin * 0.75, y + letterHeight + margin * 0.75]
    .map(
      (at) =>
        `M${n(x - margin * 0.7)} ${n(at)}H${n(x + textWide + margin * 0.7)}`,
    )
    .join("");
  return (
    shape(pen, plate, { fill: inks.skyTop, stroke: "none", opacity: 0.62 }) +
    line(pen, rules, 1.6, inks.accent) +
    line(pen, path, weight * 1.7, inks.skyTop) +
    line(pen, path, weight, inks.isDark ? inks.glow : inks.line) +
    [x - margin, x + textWide + margin]
      .map((at) => sparkle(pen, at, y + letterHeight / 2, letterHeight * 0.16))
      .join("")
  );
}

/** Says on every picture that no model made it. */
export function drawWatermark(pen: Pen): string {
  const { width, height, inks } = pen;
  const letterHeight = 13;
  const text = "REHEARSAL";
  const x = width - textWidth(text) * letterHeight - 24;
  const path = textPath(text, x, height - letterHeight - 24, letterHeight);
  return (
    line(pen, path, 4.4, inks.skyTop, 0.7) +
    line(pen, path, 1.7, inks.isDark ? inks.glow : inks.line)
  );
}
