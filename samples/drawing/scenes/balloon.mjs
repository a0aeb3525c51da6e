import { concentricArcs, graduatedArc } from "../charts.mjs";
import { billow } from "../cloud.mjs";
import { ribbon } from "../engraving.mjs";
import { smallMoon } from "../globe.mjs";
import { palette } from "../palette.mjs";
import { between, seededRandom } from "../random.mjs";
import {
  circle,
  clipped,
  ellipsePoints,
  fill,
  glow,
  pathThrough,
  radialGradient,
  stroke,
} from "../shapes.mjs";
import { engravedSky } from "../sky.mjs";
import { brightStar, stars } from "../starlight.mjs";

const size = 1280;
const envelope = { x: 455, y: 440, wide: 268 };

/** A hot-air balloon above a sea of cloud at first light. */
export function balloon() {
  return {
    width: size,
    height: size,
    seed: 1111,
    sky: {
      stops: [
        [0, palette.indigo],
        [0.3, palette.plum],
        [0.6, palette.mauve],
        [0.82, palette.rose],
        [1, palette.amber],
      ],
      clouds: [{ colour: palette.dusk, strength: 0.5, scale: 3, shift: 21 }],
      lights: [
        {
          x: 1000,
          y: 960,
          radius: 520,
          colour: palette.amber,
          strength: 0.75,
          stretch: 1.5,
        },
      ],
      vignette: 0.25,
    },
    art: [
      engravedSky(131, {
        width: size,
        height: 1000,
        opacity: 0.4,
        spacing: 7,
        colour: palette.cream,
        scale: 3,
      }),
      stars(132, {
        width: size,
        height: 760,
        count: 1300,
        rays: 10,
        density: (_x, y) => 1 - y / 800,
      }),
      concentricArcs({
        x: 1020,
        y: 300,
        radii: [120, 128, 210, 300, 390, 398],
        colour: palette.amber,
        opacity: 0.45,
      }),
      graduatedArc({
        x: 1020,
        y: 300,
        radius: 158,
        step: 3,
        depth: 16,
        colour: palette.amber,
        opacity: 0.7,
      }),
      smallMoon("moon", {
        x: 1020,
        y: 300,
        radius: 72,
        colour: palette.cream,
        body: palette.dusk,
        phase: 0.24,
        turn: 155,
      }),
      brightStar("venus", 880, 560, 26),
      bank(133, 930, 90, [palette.mauve, palette.cream], 0.7),
      bank(134, 1040, 120, [palette.plum, palette.amber], 0.85),
      craft(),
      bank(135, 1160, 150, [palette.dusk, palette.gold], 0.85),
      bank(136, 1275, 170, [palette.indigo, palette.gold], 0.8),
    ].join(""),
  };
}

function bank(seed, y, radius, [body, colour], opacity) {
  const random = seededRandom(seed);
  const heaps = [];
  for (let x = -60; x < size + 120; x += radius * between(random, 0.5, 0.9))
    heaps.push([
      x,
      y + between(random, -0.35, 0.5) * radius,
      radius * between(random, 0.55, 1),
    ]);
  heaps.sort((one, other) => one[1] - other[1]);
  const ground = fill(`M0 ${y + radius * 0.3}H${size}V${size}H0Z`, body);
  return (
    ground +
    heaps
      .map(([x, top, reach], index) =>
        billow(seed * 100 + index, {
          x,
          y: top,
          radius: reach,
          spacing: 7,
          weight: 3,
          colour,
          body,
          opacity,
          light: -62,
        }),
      )
      .join("")
  );
}

/** Half width of the envelope at a height t from crown (0) to mouth (1). */
function halfWidth(t) {
  return t < 0.46
    ? Math.sqrt(Math.max(0, 1 - ((0.46 - t) / 0.46) ** 2))
    : 0.17 + 0.83 * Math.cos(((t - 0.46) / 0.54) * (Math.PI / 2)) ** 0.9;
}

function craft() {
  const { x, y, wide } = envelope;
  const top = y - 300;
  const tall = 640;
  const meridian = (v, from = 0, to = 1) =>
    Array.from({ length: 61 }, (_, index) => {
      const t = from + ((to - from) * index) / 60;
      return [x + v * wide * halfWidth(t), top + tall * t];
    });
  const outline = pathThrough(
    [...meridian(-1), ...meridian(1).reverse()],
    true,
  );
  const gores = 12;
  const edges = Array.from({ length: gores + 1 }, (_, index) =>
    Math.sin((-0.5 + index / gores) * Math.PI),
  );
  const panels = edges
    .slice(1)
    .map((v, index) =>
      fill(
        pathThrough(
          [...meridian(edges[index]), ...meridian(v).reverse()],
          true,
        ),
        [palette.night, "#5c3a2c", palette.dusk][index % 3],
      ),
    );
  const hoops = [];
  for (let t = 0.008; t < 0.995; t += 0.0078) {
    const run = [];
    for (let step = 0; step <= 90; step += 1) {
      const v = -1 + step / 45;
      const half = wide * halfWidth(t);
      const lit =
        0.12 +
        0.85 * Math.exp(-(((v - 0.5) / 0.36) ** 2)) +
        0.3 * Math.exp(-(((v + 0.9) / 0.14) ** 2));
      const sag = (t - 0.3) * 60 * Math.sqrt(1 - v * v);
      const pucker = 0.75 + 0.25 * Math.cos(Math.asin(v) * gores * 2);
      run.push([x + v * half, top + tall * t + sag, 1.75 * lit * pucker]);
    }
    hoops.push(ribbon(run));
  }
  const crest = [0.3, 0.36, 0.3]
    .map((t, index) =>
      brightStar(
        `emblem${index}`,
        x - 110 + index * 110,
        top + tall * t + 20,
        index === 1 ? 46 : 30,
        palette.cream,
      ),
    )
    .join("");
  const mouth = top + tall;
  const ropes = [-0.17, -0.1, -0.03, 0.04, 0.1, 0.17]
    .map(
      (v, index) =>
        `M${x + v * wide} ${mouth + 6}L${x - 40 + index * 16} ${mouth + 92}`,
    )
    .join("");
  return (
    radialGradient(
      "shade",
      [x + 100, y - 120, 520],
      [
        [0, palette.ink, 0],
        [0.6, palette.ink, 0.25],
        [1, palette.ink, 0.8],
      ],
    ) +
    panels.join("") +
    fill(outline, "url(#shade)") +
    clipped(
      "envelope",
      outline,
      fill(hoops.join(""), palette.gold, { opacity: 0.95 }) +
        belt(x, top + tall * 0.52, wide),
    ) +
    edges
      .map((v) =>
        stroke(pathThrough(meridian(v)), palette.amber, 1.6, { opacity: 0.85 }),
      )
      .join("") +
    stroke(outline, palette.amber, 2.4) +
    crest +
    glow("flame", x, mouth + 12, 130, palette.amber, 1) +
    fill(
      `M${x} ${mouth - 24}C${x + 20} ${mouth + 12} ${x + 12} ${mouth + 34} ${x} ${mouth + 38}C${x - 12} ${mouth + 34} ${x - 20} ${mouth + 12} ${x} ${mouth - 24}Z`,
      palette.cream,
    ) +
    stroke(ropes, palette.amber, 1.8) +
    basket(x, mouth + 92)
  );
}

/** A girdle with a graduated scale, as on a celestial globe. */
function belt(x, y, wide) {
  const arc = (shift) =>
    pathThrough(
      ellipsePoints({ x, y: y + shift, rx: wide, ry: 34, from: 0, to: 180 }),
    );
  const ticks = Array.from({ length: 49 }, (_, index) => {
    const v = Math.sin((-0.5 + index / 48) * Math.PI);
    const level = y + 34 * Math.sqrt(1 - v * v);
    return `M${x + v * wide} ${level - 26}v${index % 4 === 0 ? 26 : 14}`;
  }).join("");
  return (
    stroke(arc(-13), palette.night, 30, { opacity: 0.92 }) +
    stroke(arc(-30) + arc(4), palette.amber, 2.6) +
    stroke(ticks, palette.amber, 1.6)
  );
}

function basket(x, y) {
  const d = `M${x - 48} ${y}H${x + 48}L${x + 38} ${y + 70}H${x - 38}Z`;
  const weave = Array.from({ length: 9 }, (_, row) =>
    pathThrough(
      Array.from({ length: 49 }, (_unused, step) => [
        x - 48 + step * 2,
        y + 6 + row * 8 + 2.4 * Math.sin(step * 0.8 + row * Math.PI),
      ]),
    ),
  );
  const rider = (px) =>
    circle(px, y - 22, 9, {
      fill: palette.ink,
      stroke: palette.amber,
      "stroke-width": 1.4,
    }) +
    fill(
      `M${px - 12} ${y + 2}C${px - 12} ${y - 16} ${px + 12} ${y - 16} ${px + 12} ${y + 2}Z`,
      palette.ink,
      { stroke: palette.amber, "stroke-width": 1.4 },
    );
  return (
    rider(x - 16) +
    rider(x + 18) +
    fill(d, "#3a2420") +
    clipped("basket", d, stroke(weave.join(""), palette.gold, 2.2)) +
    stroke(`${d}M${x - 52} ${y}H${x + 52}`, palette.amber, 3.4)
  );
}
