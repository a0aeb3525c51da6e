import sharp from "sharp";
import { randomFrom } from "../style/random.ts";

/** What was done to a picture to make a copy of it. */
export const copyKinds = [
  "jpeg q60–75",
  "jpeg q75–90",
  "webp q60–90",
  "half size",
  "resized 0.5–2×",
  "crop 95–97 %",
  "crop 90–95 %",
  "crop 85–90 %",
  "mirrored",
  "upside down",
  "turned 90°",
  "turned 180°",
  "turned 270°",
  "brighter or darker",
  "spot painted over",
  "written on",
  "mirrored, crop 85–97 %, q60–90",
  "turned 90°, resized, webp q60–90",
] as const;

export type CopyKind = (typeof copyKinds)[number];

/** Makes a copy of one kind; the same picture and kind give the same copy. */
export async function copyOf(
  original: Buffer,
  kind: CopyKind,
  seed: number,
): Promise<Buffer> {
  const random = randomFrom(seed * 97 + copyKinds.indexOf(kind) * 7919 + 1);
  // The first numbers of near seeds are near each other.
  for (let skip = 0; skip < 5; skip++) random();
  const between = (low: number, high: number) => low + (high - low) * random();
  const picture = () => sharp(original).flatten({ background: "#ffffff" });
  const { width, height } = await sharp(original).metadata();
  const resized = (scale: number) =>
    picture().resize(Math.max(1, Math.round(width * scale)));
  /** Each side keeps this share, anywhere in the picture. */
  const cropped = (share: number) => {
    const wide = Math.max(1, Math.round(width * share));
    const high = Math.max(1, Math.round(height * share));
    return picture().extract({
      left: Math.floor(between(0, width - wide + 0.999)),
      top: Math.floor(between(0, height - high + 0.999)),
      width: wide,
      height: high,
    });
  };
  const overlaid = (svg: string) =>
    picture().composite([
      {
        input: Buffer.from(
          `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${svg}</svg>`,
        ),
      },
    ]);
  const quality = (low: number, high: number) => ({
    quality: Math.round(between(low, high)),
  });
  const good = { quality: 92 };
  switch (kind) {
    case "jpeg q60–75":
      return picture().jpeg(quality(60, 75)).toBuffer();
    case "jpeg q75–90":
      return picture().jpeg(quality(75, 90)).toBuffer();
    case "webp q60–90":
      return picture().webp(quality(60, 90)).toBuffer();
    case "half size":
      return resized(0.5).jpeg(good).toBuffer();
    case "resized 0.5–2×":
      return resized(between(0.5, 2)).png().toBuffer();
    case "crop 95–97 %":
      return cropped(between(0.95, 0.97)).png().toBuffer();
    case "crop 90–95 %":
      return cropped(between(0.9, 0.95)).png().toBuffer();
    case "crop 85–90 %":
      return cropped(between(0.85, 0.9)).png().toBuffer();
    case "mirrored":
      return picture().flop().jpeg(good).toBuffer();
    case "upside down":
      return picture().flip().jpeg(good).toBuffer();
    case "turned 90°":
      return picture().rotate(90).jpeg(good).toBuffer();
    case "turned 180°":
      return picture().rotate(180).jpeg(good).toBuffer();
    case "turned 270°":
      return picture().rotate(270).jpeg(good).toBuffer();
    case "brighter or darker": {
      const brightness =
        random() < 0.5 ? between(0.9, 0.96) : between(1.04, 1.1);
      const saturation = between(0.85, 1.15);
      return picture()
        .modulate({ brightness, saturation })
        .jpeg(good)
        .toBuffer();
    }
    case "spot painted over": {
      const across = 100 * between(0.25, 0.75);
      const down = 100 * between(0.25, 0.75);
      // An ellipse of half to two percent of the picture.
      const radius = 100 * Math.sqrt(between(0.005, 0.02) / Math.PI);
      const hue = Math.round(between(0, 360));
      return overlaid(
        `<ellipse cx="${across}%" cy="${down}%" rx="${radius}%" ry="${radius}%" fill="hsl(${hue},60%,50%)"/>`,
      )
        .jpeg(good)
        .toBuffer();
    }
    case "written on":
      return overlaid(
        `<text x="97%" y="96%" text-anchor="end" font-family="sans-serif" font-size="${Math.max(6, Math.round(width * 0.05))}" fill="#888">signed 2024</text>`,
      )
        .jpeg(good)
        .toBuffer();
    case "mirrored, crop 85–97 %, q60–90":
      return sharp(await cropped(between(0.85, 0.97)).png().toBuffer())
        .flop()
        .jpeg(quality(60, 90))
        .toBuffer();
    case "turned 90°, resized, webp q60–90":
      return sharp(await resized(between(0.5, 1.5)).png().toBuffer())
        .rotate(90)
        .webp(quality(60, 90))
        .toBuffer();
  }
}
