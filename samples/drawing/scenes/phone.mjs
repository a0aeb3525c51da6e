import {
  concentricArcs,
  constellation,
  graduatedArc,
  rays,
} from "../charts.mjs";
import { engrave, parallelLines } from "../engraving.mjs";
import { smallMoon } from "../globe.mjs";
import { lettering } from "../lettering.mjs";
import { books } from "../motifs/books.mjs";
import { palette } from "../palette.mjs";
import {
  circle,
  clipped,
  fill,
  glow,
  linearGradient,
  stroke,
} from "../shapes.mjs";
import { engravedSky } from "../sky.mjs";
import { stars } from "../starlight.mjs";

const width = 1024;
const height = 1536;
const desk = 1190;
const body = { x: 322, y: 205, wide: 520, tall: 1080 };

/** A telephone leaning on a stack of books, a star map on its screen. */
export function phone() {
  return {
    width,
    height,
    seed: 909,
    sky: {
      stops: [
        [0, palette.dusk],
        [0.5, palette.plum],
        [0.8, palette.mauve],
        [1, palette.dusk],
      ],
      clouds: [{ colour: palette.indigo, strength: 0.7, scale: 3, shift: 14 }],
      lights: [
        { x: 560, y: 640, radius: 700, colour: palette.rose, strength: 0.5 },
      ],
      vignette: 0.3,
    },
    art: [
      engravedSky(111, {
        width,
        height: desk,
        angle: 90,
        opacity: 0.35,
        spacing: 7,
      }),
      concentricArcs({
        x: 180,
        y: 260,
        radii: [170, 182, 300, 420, 432, 560],
        colour: palette.amber,
        opacity: 0.45,
      }),
      graduatedArc({
        x: 180,
        y: 260,
        radius: 224,
        step: 2,
        depth: 18,
        colour: palette.amber,
        opacity: 0.6,
      }),
      rays({
        x: 180,
        y: 260,
        from: 60,
        to: 150,
        count: 36,
        colour: palette.amber,
        width: 1.3,
        opacity: 0.5,
      }),
      smallMoon("wall", {
        x: 180,
        y: 260,
        radius: 44,
        colour: palette.amber,
        body: palette.dusk,
        phase: 0.3,
        turn: -20,
      }),
      table(),
      books(),
      device(),
    ].join(""),
  };
}

function table() {
  const top = `M0 ${desk}H${width}V${height}H0Z`;
  const knots = (x, y) =>
    0.35 +
    0.35 * Math.sin(x / 90 + Math.sin(y / 23) * 2) +
    0.25 * Math.sin(y / 7);
  const lines = parallelLines({
    x: 0,
    y: desk,
    width,
    height: height - desk,
    spacing: 7,
    waver: (x, y) => 7 * Math.sin(x / 160 + y / 60),
  });
  return (
    linearGradient(
      "wood",
      [0, desk, 0, height],
      [
        [0, "#3a2434"],
        [1, palette.ink],
      ],
    ) +
    fill(top, "url(#wood)") +
    clipped(
      "table",
      top,
      engrave(lines, knots, { weight: 3, colour: palette.brass, opacity: 0.7 }),
    ) +
    stroke(`M0 ${desk}H${width}`, palette.gold, 2.4) +
    glow("spill", 590, 1300, 430, palette.amber, 0.4)
  );
}

function device() {
  const { x, y, wide, tall } = body;
  const rounded = (inset, corner) =>
    `M${x + inset + corner} ${y + inset}H${x + wide - inset - corner}a${corner} ${corner} 0 0 1 ${corner} ${corner}V${y + tall - inset - corner}a${corner} ${corner} 0 0 1 ${-corner} ${corner}H${x + inset + corner}a${corner} ${corner} 0 0 1 ${-corner} ${-corner}V${y + inset + corner}a${corner} ${corner} 0 0 1 ${corner} ${-corner}Z`;
  const shell = rounded(0, 70);
  const edge = rounded(9, 62);
  const glass = rounded(24, 50);
  const side = engrave(
    parallelLines({ x, y, width: wide, height: tall, spacing: 5 }),
    (px) => 0.5 + 0.5 * Math.abs((px - x) / wide - 0.5),
    { weight: 3, colour: palette.gold },
  );
  return `<g transform="rotate(7 580 740)">${[
    fill(shell, palette.ink, { opacity: 0.55, transform: "translate(34 26)" }),
    fill(shell, "#3a2622"),
    clipped("side", shell, side),
    stroke(shell, palette.amber, 2.6),
    fill(edge, palette.ink),
    stroke(edge, palette.bronze, 2),
    linearGradient(
      "glass",
      [0, y, 0, y + tall],
      [
        [0, palette.night],
        [0.55, palette.navy],
        [1, palette.plum],
      ],
    ),
    fill(glass, "url(#glass)"),
    clipped("screen", glass, screen()),
    stroke(glass, palette.gold, 1.6),
    fill(
      `M${x + 190} ${y + 44}h140a12 12 0 0 1 0 24h-140a12 12 0 0 1 0 -24Z`,
      palette.ink,
    ),
    stroke(
      `M${x + wide + 3} ${y + 260}v120M${x - 3} ${y + 230}v70M${x - 3} ${y + 320}v70`,
      palette.amber,
      7,
    ),
    fill(
      `M${x + 330} ${y + 24}L${x + 496} ${y + 24}V${y + 330}Z`,
      palette.cream,
      { opacity: 0.06 },
    ),
  ].join("")}</g>`;
}

function screen() {
  const middle = { x: 582, y: 730 };
  return [
    `<g transform="translate(322 205)">${stars(112, { width: 520, height: 1080, count: 900, rays: 0 })}</g>`,
    engravedSky(113, {
      x: 322,
      y: 205,
      width: 520,
      height: 1080,
      angle: -30,
      opacity: 0.35,
      spacing: 6,
    }),
    lettering("STELLAR", {
      x: 582,
      y: 345,
      height: 38,
      spacing: 2.6,
      colour: palette.amber,
      width: 3.4,
    }),
    stroke("M470 388H694", palette.gold, 1.4, { opacity: 0.7 }),
    glow("centre", middle.x, middle.y, 330, palette.lavender, 0.28),
    concentricArcs({
      ...middle,
      radii: [60, 120, 180],
      opacity: 0.65,
      dash: "none",
    }),
    rays({
      ...middle,
      from: 20,
      to: 216,
      count: 12,
      colour: palette.gold,
      width: 1.1,
      opacity: 0.45,
    }),
    graduatedArc({
      ...middle,
      radius: 216,
      step: 3,
      depth: 14,
      opacity: 0.95,
      width: 1.6,
    }),
    constellation(
      "bear",
      [
        [440, 640, 17],
        [500, 610, 15],
        [548, 648, 15],
        [604, 690, 14],
        [590, 770, 16],
        [690, 800, 19],
        [716, 716, 18],
      ],
      [
        [0, 1],
        [1, 2],
        [2, 3],
        [3, 4],
        [4, 5],
        [5, 6],
        [6, 3],
      ],
      { width: 2.2, colour: palette.amber },
    ),
    circle(716, 716, 30, {
      fill: "none",
      stroke: palette.cream,
      "stroke-width": 2,
      "stroke-dasharray": "6 5",
    }),
    card(),
  ].join("");
}

/** The card of the chosen star, with bars where an app would have words. */
function card() {
  const bar = (x, y, long, colour, thick = 9) =>
    `<rect x="${x}" y="${y}" width="${long}" height="${thick}" rx="${thick / 2}" fill="${colour}"/>`;
  return (
    `<rect x="376" y="1030" width="412" height="150" rx="26" fill="${palette.ink}" fill-opacity="0.72" stroke="${palette.gold}" stroke-width="1.8"/>` +
    smallMoon("card", {
      x: 446,
      y: 1105,
      radius: 40,
      colour: palette.amber,
      body: palette.navy,
      phase: 0.7,
      turn: -20,
    }) +
    bar(514, 1068, 170, palette.amber, 13) +
    bar(514, 1100, 230, palette.lavender) +
    bar(514, 1124, 196, palette.lavender) +
    [0, 1, 2, 3]
      .map((index) =>
        circle(468 + index * 76, 1226, index === 1 ? 13 : 9, {
          fill: index === 1 ? palette.amber : "none",
          stroke: palette.amber,
          "stroke-width": 2,
        }),
      )
      .join("")
  );
}
