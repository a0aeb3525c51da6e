import sharp from "sharp";
import { graduatedArc } from "./charts.mjs";
import { palette } from "./palette.mjs";
import { renderScene } from "./render.mjs";
import { engravedSky } from "./sky.mjs";
import { brightStar, stars } from "./starlight.mjs";

/** A cheerful flat picture that has nothing of the style of the others. */
export function flatMeadow() {
  const flowers = Array.from({ length: 40 }, (_, index) => {
    const x = 40 + ((index * 211) % 1200);
    const y = 830 + ((index * 67) % 170);
    const colour = ["#ff5d8f", "#ffffff", "#ffd23f"][index % 3];
    return `<circle cx="${x}" cy="${y}" r="13" fill="${colour}"/><circle cx="${x}" cy="${y}" r="5" fill="#ff8c1a"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="1024">
    <rect width="1280" height="1024" fill="#8fdcff"/>
    <circle cx="1050" cy="190" r="110" fill="#ffd91a"/>
    <path d="M120 240a60 60 0 0 1 100-50a80 80 0 0 1 150 20a50 50 0 0 1 10 100H150a50 50 0 0 1-30-70Z" fill="#ffffff"/>
    <path d="M0 720C260 520 520 560 760 700S1160 760 1280 640V1024H0Z" fill="#57c84d"/>
    <path d="M0 830C320 700 700 760 1280 800V1024H0Z" fill="#2fae4f"/>
    <rect x="520" y="520" width="260" height="230" fill="#ff6b4a"/>
    <path d="M480 530L650 380L820 530Z" fill="#b5332a"/>
    <rect x="610" y="620" width="80" height="130" fill="#fff3c4"/>
    <rect x="550" y="570" width="50" height="50" fill="#bdf0ff"/>
    <rect x="705" y="570" width="50" height="50" fill="#bdf0ff"/>
    ${flowers.join("")}
  </svg>`;
  return sharp(Buffer.from(svg)).removeAlpha().png().toBuffer();
}

/** In style, but 200 pixels wide: too small to teach anything. */
export async function tinyStar() {
  const side = 200;
  return sharp(await starPixels(side, 128, 90), raw(side))
    .png()
    .toBuffer();
}

/** Three frames of a star that wanders: a GIF, whatever its name. */
export async function wanderingStar() {
  const side = 256;
  const places = [
    [70, 180],
    [128, 128],
    [186, 76],
  ];
  const frames = await Promise.all(
    places.map(([x, y]) => starPixels(side, x, y)),
  );
  return sharp(Buffer.concat(frames), {
    raw: {
      width: side,
      height: side * frames.length,
      channels: 3,
      pageHeight: side,
    },
  })
    .gif({ delay: frames.map(() => 200), loop: 0 })
    .toBuffer();
}

/** Valid, and over the size limit because nothing in it can be compressed. */
export function noise(width, height) {
  const words = new Uint32Array(Math.ceil((width * height * 3) / 4));
  let state = 0x9e3779b9;
  for (let index = 0; index < words.length; index += 1) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    words[index] = state;
  }
  const pixels = Buffer.from(words.buffer, 0, width * height * 3);
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 0, adaptiveFiltering: false })
    .toBuffer();
}

function starPixels(side, x, y) {
  return renderScene({
    width: side,
    height: side,
    seed: 1313,
    sky: {
      stops: [
        [0, palette.night],
        [1, palette.plum],
      ],
    },
    art: [
      engravedSky(151, { width: side, height: side, spacing: 5 }),
      stars(152, { width: side, height: side, count: 120, rays: 0 }),
      graduatedArc({ x, y, radius: side * 0.24, step: 6, depth: 8 }),
      brightStar("star", x, y, side * 0.17),
    ].join(""),
  });
}

function raw(side) {
  return { raw: { width: side, height: side, channels: 3 } };
}
