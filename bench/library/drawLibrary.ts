import { existsSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import sharp from "sharp";

const side = 384;
/** Half of the library is of one style, the rest of three. */
const shares = [0.5, 0.25, 0.15, 0.1];
/** One in this many is a copy of the one before, saved again. */
const copyEvery = 25;

/** Draws a library of this many pictures; those that are there stay. */
export async function drawLibrary(
  folder: string,
  count: number,
): Promise<void> {
  const longAgo = new Date("2024-01-01T12:00:00Z");
  for (let index = 0; index < count; index++) {
    const file = path.join(folder, `art-${String(index).padStart(5, "0")}.jpg`);
    if (existsSync(file)) continue;
    const isCopy = index % copyEvery === 1;
    const drawn = isCopy ? index - 1 : index;
    const style = styleOf(drawn);
    const content = await sharp(Buffer.from(picture(drawn, style)))
      .jpeg({ quality: isCopy ? 60 : 88 })
      .toBuffer();
    writeFileSync(file, content);
    utimesSync(file, longAgo, longAgo);
  }
}

function styleOf(index: number): number {
  const at = chance(index * 31 + 7)();
  let sum = 0;
  return shares.findIndex((share) => (sum += share) > at);
}

/** Shapes in the manner of the style: filled, outlined, hatched or thin on dark. */
function picture(index: number, style: number): string {
  const next = chance(index + 1);
  const inks = palettes[style % palettes.length] ?? [];
  const ink = () => inks[1 + Math.floor(next() * (inks.length - 1))] ?? "#000";
  const shapes = Array.from({ length: 5 + Math.floor(next() * 12) }, () => {
    const [x, y, r] = [next() * side, next() * side, 12 + next() * 70];
    const look =
      style === 0
        ? `fill="${ink()}"`
        : style === 1
          ? `fill="none" stroke="${ink()}" stroke-width="7"`
          : style === 2
            ? `fill="${ink()}" fill-opacity=".35" stroke="#222" stroke-width="1"`
            : `fill="none" stroke="${ink()}" stroke-width="1.5"`;
    return next() < 0.5
      ? `<circle cx="${x}" cy="${y}" r="${r}" ${look}/>`
      : `<rect x="${x - r}" y="${y - r / 2}" width="${2 * r}" height="${r}" transform="rotate(${next() * 180} ${x} ${y})" ${look}/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}"><rect width="100%" height="100%" fill="${inks[0] ?? "#fff"}"/>${shapes.join("")}</svg>`;
}

const palettes = [
  ["#f6efe0", "#d1495b", "#edae49", "#00798c", "#30638e"],
  ["#ffffff", "#1b1b1e", "#373f51", "#58a4b0"],
  ["#fdf6ec", "#7fb069", "#e6aa68", "#ca3c25"],
  ["#10121f", "#c9d6ff", "#8892b0", "#f2f5ff"],
];

function chance(seed: number): () => number {
  let state = Math.imul(seed, 2_654_435_761) >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
