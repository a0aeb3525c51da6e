import sharp from "sharp";
import type { Composition } from "../../src/core/style/composition/composition.ts";
import { draw } from "./random.ts";

/** What a made set shares; undefined: nothing, lint has to stay silent. */
export type Truth =
  "landscape" | "portrait" | "square" | "low-key" | "high-key" | "centred";

/** What a set is judged by: only findings on this count for or against. */
export type Aspect = "orientation" | "key" | "place";

/** A kind of set whose right answer is known. */
export interface SetKind {
  readonly name: string;
  readonly aspect: Aspect;
  readonly truth?: Truth;
  /** Makes the picture at a place of the set. */
  readonly make: (
    picture: Picture,
    index: number,
    of: number,
  ) => Promise<Buffer>;
}

export interface Picture {
  readonly file: string;
  readonly random: () => number;
  /** One ground for all of a set. */
  readonly ground: Rgb;
}

type Rgb = readonly [red: number, green: number, blue: number];
type Orientation = "landscape" | "portrait" | "square";
type Key = "low" | "mid" | "high";

const orientations = ["landscape", "portrait", "square"] as const;
const keys = ["low", "mid", "high"] as const;

/** The sets of the study this benchmark comes from, one for one. */
export const setKinds: readonly SetKind[] = [
  ...orientations.map((orientation): SetKind => ({
    name: `all ${orientation}`,
    aspect: "orientation",
    truth: orientation,
    make: (picture) => cropped(picture, orientation),
  })),
  {
    name: "a third each",
    aspect: "orientation",
    make: (picture, index) =>
      cropped(picture, orientations[index % 3] ?? "square"),
  },
  {
    name: "70 % landscape",
    aspect: "orientation",
    make: (picture, index, of) =>
      cropped(picture, index < 0.7 * of ? "landscape" : "portrait"),
  },
  {
    name: "all low-key",
    aspect: "key",
    truth: "low-key",
    make: keyedTo("low"),
  },
  {
    name: "all high-key",
    aspect: "key",
    truth: "high-key",
    make: keyedTo("high"),
  },
  { name: "all mid-key", aspect: "key", make: keyedTo("mid") },
  {
    name: "mixed key",
    aspect: "key",
    make: (picture, index) => keyed(picture, keys[index % 3] ?? "mid"),
  },
  {
    name: "all centred",
    aspect: "place",
    truth: "centred",
    make: (picture) => placed(picture, true),
  },
  {
    name: "off-centre",
    aspect: "place",
    make: (picture) => placed(picture, false),
  },
  {
    name: "60 % centred",
    aspect: "place",
    make: (picture, index, of) => placed(picture, index < 0.6 * of),
  },
];

/** Cut-outs stand before a plain ground; everything else fills its frame. */
export function isScene(
  { outline }: Composition,
  plainBorder: number,
): boolean {
  return outline === undefined && plainBorder < 0.5;
}

const grounds: readonly Rgb[] = [
  [255, 255, 255],
  [235, 228, 210],
  [40, 60, 90],
];

export function groundOf(random: () => number): Rgb {
  return draw(grounds, 1, random)[0] ?? [255, 255, 255];
}

const ratios: Readonly<Record<Orientation, readonly number[]>> = {
  landscape: [1.33, 1.5, 1.78],
  portrait: [0.56, 0.67, 0.75],
  square: [1],
};

async function cropped(
  { file, random }: Picture,
  orientation: Orientation,
): Promise<Buffer> {
  const [ratio = 1] = draw(ratios[orientation], 1, random);
  const { width, height } = await sharp(file).metadata();
  const isTall = width / ratio <= height;
  const cut = isTall
    ? { width, height: Math.floor(width / ratio) }
    : { width: Math.floor(height * ratio), height };
  return sharp(file)
    .extract({
      ...cut,
      left: Math.floor(random() * (width - cut.width + 1)),
      top: Math.floor(random() * (height - cut.height + 1)),
    })
    .png({ compressionLevel: 1 })
    .toBuffer();
}

function keyedTo(key: Key): SetKind["make"] {
  return (picture) => keyed(picture, key);
}

const lightnessOf: Readonly<Record<Key, number>> = {
  low: 20,
  mid: 52,
  high: 84,
};

/** Bends lightness until its median is dark, middling or light; colour stays. */
async function keyed({ file }: Picture, key: Key): Promise<Buffer> {
  const { data, info } = await sharp(file)
    .removeAlpha()
    .toColourspace("lab")
    .raw({ depth: "float" })
    .toBuffer({ resolveWithObject: true });
  const lab = new Float32Array(
    data.buffer,
    data.byteOffset,
    data.byteLength / 4,
  );
  const lights = Float32Array.from(
    { length: lab.length / 3 },
    (_, at) => lab[at * 3] ?? 0,
  ).sort();
  const median = (lights[lights.length >> 1] ?? 50) / 100;
  const held = Math.min(0.95, Math.max(0.05, median));
  const power = Math.min(
    10,
    Math.max(0.08, Math.log(lightnessOf[key] / 100) / Math.log(held)),
  );
  const rgb = new Uint8Array(lab.length);
  for (let at = 0; at < lab.length; at += 3) {
    const light = 100 * Math.min(1, Math.max(0, (lab[at] ?? 0) / 100)) ** power;
    rgb.set(rgbOf(light, lab[at + 1] ?? 0, lab[at + 2] ?? 0), at);
  }
  const { width, height } = info;
  return sharp(rgb, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 1 })
    .toBuffer();
}

function rgbOf(lightness: number, a: number, b: number): Rgb {
  const curve = (value: number) =>
    value > 6 / 29 ? value ** 3 : (value - 16 / 116) * 3 * (6 / 29) ** 2;
  const y = (lightness + 16) / 116;
  const x = 0.95047 * curve(y + a / 500);
  const z = 1.08883 * curve(y - b / 200);
  const light = curve(y);
  const byte = (linear: number) => {
    const held = Math.min(1, Math.max(0, linear));
    const value =
      held <= 0.0031308 ? 12.92 * held : 1.055 * held ** (1 / 2.4) - 0.055;
    return Math.round(255 * value);
  };
  return [
    byte(3.2406 * x - 1.5372 * light - 0.4986 * z),
    byte(-0.9689 * x + 1.8758 * light + 0.0415 * z),
    byte(0.0557 * x - 0.204 * light + 1.057 * z),
  ];
}

const canvases = [
  { width: 480, height: 360 },
  { width: 360, height: 480 },
  { width: 420, height: 420 },
];

/** Cuts the subject out of its plain ground and puts it on another, in the middle or away from it. */
async function placed(
  { file, random, ground }: Picture,
  isCentred: boolean,
): Promise<Buffer> {
  const [canvas = { width: 420, height: 420 }] = draw(canvases, 1, random);
  const size = Math.round(
    (0.34 + 0.26 * random()) * Math.min(canvas.width, canvas.height),
  );
  const cut = await cutOut(file, size);
  const { x, y } = isCentred
    ? { x: 0.5 + 0.07 * (random() - 0.5), y: 0.5 + 0.07 * (random() - 0.5) }
    : awayFromMiddle(
        cut.width / canvas.width,
        cut.height / canvas.height,
        random,
      );
  const [r, g, b] = ground;
  return sharp({ create: { ...canvas, channels: 3, background: { r, g, b } } })
    .composite([
      {
        input: cut.png,
        left: Math.max(0, Math.round(x * canvas.width - cut.width / 2)),
        top: Math.max(0, Math.round(y * canvas.height - cut.height / 2)),
      },
    ])
    .png({ compressionLevel: 1 })
    .toBuffer();
}

function awayFromMiddle(
  width: number,
  height: number,
  random: () => number,
): { readonly x: number; readonly y: number } {
  for (;;) {
    const x = width / 2 + random() * (1 - width);
    const y = height / 2 + random() * (1 - height);
    if (Math.hypot(x - 0.5, y - 0.5) > 0.13) return { x, y };
  }
}

/** The picture small, transparent where it has its corner's colour and is joined to the border. */
async function cutOut(
  file: string,
  size: number,
): Promise<{
  readonly png: Buffer;
  readonly width: number;
  readonly height: number;
}> {
  const { data, info } = await sharp(file)
    .trim({ threshold: 12 })
    .resize(size, size, { fit: "inside", withoutEnlargement: false })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const corner = await sharp(file)
    .extract({ left: 0, top: 0, width: 1, height: 1 })
    .removeAlpha()
    .raw()
    .toBuffer();
  const isGround = (pixel: number) =>
    [0, 1, 2].every(
      (channel) =>
        Math.abs((data[pixel * 4 + channel] ?? 0) - (corner[channel] ?? 0)) <
        14,
    );
  const waiting: number[] = [];
  for (let x = 0; x < width; x++) waiting.push(x, (height - 1) * width + x);
  for (let y = 0; y < height; y++)
    waiting.push(y * width, y * width + width - 1);
  const seen = new Uint8Array(width * height);
  for (;;) {
    const pixel = waiting.pop();
    if (pixel === undefined) break;
    if (seen[pixel] === 1 || !isGround(pixel)) continue;
    seen[pixel] = 1;
    data[pixel * 4 + 3] = 0;
    const x = pixel % width;
    if (x > 0) waiting.push(pixel - 1);
    if (x < width - 1) waiting.push(pixel + 1);
    if (pixel >= width) waiting.push(pixel - width);
    if (pixel < width * (height - 1)) waiting.push(pixel + width);
  }
  const png = await sharp(data, { raw: { width, height, channels: 4 } })
    .png({ compressionLevel: 1 })
    .toBuffer();
  return { png, width, height };
}
