/**
 * Draws the sample dataset samples/stellar: twelve pictures of one style.
 * Usage: node samples/draw-stellar.mjs [--into <folder>] [name...]
 */
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import sharp from "sharp";
import { renderScene } from "./drawing/render.mjs";
import { astrolabe } from "./drawing/scenes/astrolabe.mjs";
import { balloon } from "./drawing/scenes/balloon.mjs";
import { comet } from "./drawing/scenes/comet.mjs";
import { lighthouse } from "./drawing/scenes/lighthouse.mjs";
import { moon } from "./drawing/scenes/moon.mjs";
import { observatory } from "./drawing/scenes/observatory.mjs";
import { orrery } from "./drawing/scenes/orrery.mjs";
import { phone } from "./drawing/scenes/phone.mjs";
import { saturn } from "./drawing/scenes/saturn.mjs";
import { swan } from "./drawing/scenes/swan.mjs";
import { telescope } from "./drawing/scenes/telescope.mjs";
import { wanderer } from "./drawing/scenes/wanderer.mjs";

const scenes = {
  "astrolabe.jpg": astrolabe,
  "balloon.jpg": balloon,
  "comet.jpg": comet,
  "lighthouse.webp": lighthouse,
  "moon.jpg": moon,
  "observatory.jpg": observatory,
  "orrery.jpg": orrery,
  "phone.png": phone,
  "saturn.png": saturn,
  "swan.png": swan,
  "telescope.jpg": telescope,
  "wanderer.jpg": wanderer,
};

const here = dirname(fileURLToPath(import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { into: { type: "string", default: join(here, "stellar") } },
});

await mkdir(values.into, { recursive: true });
for (const [file, scene] of Object.entries(scenes)) {
  const wanted =
    positionals.length === 0 ||
    positionals.some((name) => file.startsWith(`${name}.`));
  if (wanted) await draw(file, scene());
}

async function draw(file, scene) {
  const { width, height } = scene;
  const pixels = sharp(await renderScene(scene), {
    raw: { width, height, channels: 3 },
  });
  const { size } = await encoded(pixels, file).toFile(join(values.into, file));
  console.log(`${file}  ${width} × ${height}  ${Math.round(size / 1024)} KB`);
}

function encoded(pixels, file) {
  if (file.endsWith(".png")) return pixels.png({ palette: true, effort: 8 });
  if (file.endsWith(".webp")) return pixels.webp({ quality: 90 });
  return pixels.jpeg({ quality: 90, mozjpeg: true });
}
