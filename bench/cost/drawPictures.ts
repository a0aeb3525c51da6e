import fs from "node:fs";
import path from "node:path";
import sharp from "sharp";

/** Of ten pictures six are JPEG, two PNG, two WebP. */
const formats = [
  ...["jpg", "png", "jpg", "webp", "jpg"],
  ...["jpg", "png", "jpg", "webp", "jpg"],
] as const;

/** Writes different painted pictures with grain, and returns their paths. */
export async function drawPictures(
  folder: string,
  count: number,
  side: number,
): Promise<readonly string[]> {
  fs.mkdirSync(folder, { recursive: true });
  const files: string[] = [];
  for (let index = 0; index < count; index++) {
    const format = formats[index % formats.length] ?? "jpg";
    const file = path.join(folder, `${index}.${format}`);
    const picture = sharp(Buffer.from(scene(index, side)));
    const written =
      format === "jpg"
        ? picture.flatten().jpeg({ quality: 90 })
        : format === "png"
          ? picture.png()
          : picture.webp({ quality: 90 });
    await written.toFile(file);
    files.push(file);
  }
  return files;
}

/** Circles and strokes over a gradient. */
function scene(seed: number, side: number): string {
  const at = (index: number, step: number) =>
    (((seed + 1) * step * (index + 1)) % 97) / 97;
  const shapes = Array.from({ length: 40 }, (_, index) => {
    const x = at(index, 31) * side;
    const y = at(index, 53) * side;
    const hue = Math.round(at(index, 17) * 360);
    const size = (0.02 + 0.1 * at(index, 71)) * side;
    return index % 2 === 0
      ? `<circle cx="${x}" cy="${y}" r="${size}" fill="hsl(${hue},60%,55%)"/>`
      : `<path d="M${x} ${y}q${size} ${-size} ${2 * size} ${size}" fill="none" stroke="hsl(${hue},50%,30%)" stroke-width="${size / 8}"/>`;
  }).join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}"><defs><linearGradient id="sky"><stop stop-color="hsl(${(seed * 47) % 360},40%,80%)"/><stop offset="1" stop-color="hsl(${(seed * 71) % 360},50%,40%)"/></linearGradient></defs><rect width="100%" height="100%" fill="url(#sky)"/>${shapes}</svg>`;
}
