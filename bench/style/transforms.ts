import path from "node:path";
import sharp from "sharp";
import { randomFrom } from "./random.ts";

/** Colour, three bytes to a pixel. */
interface Picture {
  readonly rgb: Buffer;
  readonly width: number;
  readonly height: number;
}

/** Ways in which a picture can break its own style, each with a cause that is known. */
export const transformNames = [
  "inverted",
  "desaturated",
  "hue turned",
  "blurred",
  "heavily compressed",
  "enlarged",
  "filtered",
  "noisy",
  "on black",
] as const;

export type TransformName = (typeof transformNames)[number];

const transforms: Readonly<
  Record<TransformName, (picture: Picture, seed: number) => Promise<Picture>>
> = {
  inverted: (picture) => read(open(picture).negate()),
  desaturated: (picture) => read(open(picture).modulate({ saturation: 0 })),
  "hue turned": (picture, seed) =>
    read(open(picture).modulate({ hue: 60 + ((seed * 73) % 240) })),
  blurred: (picture) =>
    read(open(picture).blur(Math.max(1.2, longSideOf(picture) * 0.006))),
  "heavily compressed": async (picture) =>
    read(sharp(await open(picture).jpeg({ quality: 10 }).toBuffer())),
  enlarged: async (picture) => {
    const { width, height } = picture;
    const small = await read(
      open(picture).resize({ width: Math.max(8, Math.round(width / 4)) }),
    );
    return read(open(small).resize({ width, height, fit: "fill" }));
  },
  filtered: (picture) =>
    read(
      open(picture)
        .linear([1.05, 0.9, 0.6], [12, 4, 0])
        .modulate({ brightness: 0.85 }),
    ),
  noisy: async (picture, seed) => {
    const random = randomFrom(seed + 1);
    // The sum of twelve is close to the bell curve, with a spread of one.
    const chance = () => {
      let sum = -6;
      for (let draw = 0; draw < 12; draw++) sum += random();
      return sum;
    };
    const rgb = Buffer.from(picture.rgb);
    for (let at = 0; at < rgb.length; at++) {
      rgb[at] = clamp((rgb[at] ?? 0) + 14 * chance());
    }
    return Promise.resolve({ ...picture, rgb });
  },
  "on black": (picture) => Promise.resolve(onBlack(picture)),
};

/** The transformed picture as a JPEG as good as the benchmark's own. */
export async function transform(
  file: string,
  name: TransformName,
  seed: number,
): Promise<Buffer> {
  const picture = await read(sharp(path.resolve(file)));
  return open(await transforms[name](picture, seed))
    .jpeg({ quality: 92, chromaSubsampling: "4:4:4" })
    .toBuffer();
}

/** Whether the picture has a plain background that isn't black already. */
export async function canBePutOnBlack(file: string): Promise<boolean> {
  const picture = await read(sharp(path.resolve(file)));
  const border = borderOf(picture);
  const [red, green, blue] = medianOf(picture, border);
  const plain = border.filter((at) => isNear(picture, at, [red, green, blue]));
  return plain.length > 0.8 * border.length && red + green + blue > 360;
}

function onBlack(picture: Picture): Picture {
  const background = medianOf(picture, borderOf(picture));
  const rgb = Buffer.from(picture.rgb);
  for (let at = 0; at < rgb.length; at += 3) {
    if (isNear(picture, at, background)) rgb.fill(0, at, at + 3);
  }
  return { ...picture, rgb };
}

/** Where the outermost pixels are in `rgb`. */
function borderOf({ width, height }: Picture): readonly number[] {
  const places: number[] = [];
  for (let x = 0; x < width; x++)
    places.push(3 * x, 3 * ((height - 1) * width + x));
  for (let y = 0; y < height; y++)
    places.push(3 * y * width, 3 * (y * width + width - 1));
  return places;
}

type Colour = readonly [number, number, number];

function medianOf({ rgb }: Picture, places: readonly number[]): Colour {
  const channel = (offset: number) => {
    const values = places
      .map((at) => rgb[at + offset] ?? 0)
      .sort((one, other) => one - other);
    return values[values.length >> 1] ?? 0;
  };
  return [channel(0), channel(1), channel(2)];
}

function isNear({ rgb }: Picture, at: number, colour: Colour): boolean {
  return colour.every(
    (value, offset) => Math.abs((rgb[at + offset] ?? 0) - value) < 16,
  );
}

function open({ rgb, width, height }: Picture) {
  return sharp(rgb, { raw: { width, height, channels: 3 } });
}

async function read(image: ReturnType<typeof open>): Promise<Picture> {
  const { data, info } = await image
    .flatten({ background: "#ffffff" })
    .toColourspace("srgb")
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { rgb: data, width: info.width, height: info.height };
}

function longSideOf({ width, height }: Picture): number {
  return Math.max(width, height);
}

function clamp(value: number): number {
  return Math.max(0, Math.min(255, Math.round(value)));
}
