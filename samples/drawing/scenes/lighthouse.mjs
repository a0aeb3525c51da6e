import { concentricArcs } from "../charts.mjs";
import { engrave, litFromLeft, stipple, turned } from "../engraving.mjs";
import { ridge, skyline } from "../land.mjs";
import { palette } from "../palette.mjs";
import { seededRandom } from "../random.mjs";
import { fill, glow, linearGradient, pathThrough, stroke } from "../shapes.mjs";
import { engravedSky } from "../sky.mjs";
import { stars } from "../starlight.mjs";
import { water } from "../water.mjs";

const width = 1024;
const height = 1536;
const sea = 1150;
const lamp = { x: 690, y: 520 };

/** A lighthouse on a rock, the Milky Way standing over the sea. */
export function lighthouse() {
  const rock = skyline(121, {
    base: 1590,
    rise: 150,
    scale: 170,
    peak: { x: 740, width: 360, height: 430 },
  });
  return {
    width,
    height,
    seed: 1010,
    sky: {
      stops: [
        [0, palette.ink],
        [0.3, palette.navy],
        [0.58, palette.dusk],
        [0.75, palette.mauve],
        [1, palette.navy],
      ],
      clouds: [{ colour: palette.indigo, strength: 0.6, scale: 3, shift: 17 }],
      band: {
        x: 330,
        y: 520,
        angle: 74,
        width: 170,
        colour: palette.mauve,
        core: palette.cream,
        strength: 0.8,
      },
    },
    art: [
      engravedSky(122, {
        width,
        height: sea,
        angle: 74,
        opacity: 0.3,
        spacing: 7,
      }),
      engravedSky(123, {
        width,
        height: sea,
        angle: 74,
        opacity: 0.5,
        spacing: 6,
        weight: 1.8,
        colour: palette.cream,
        scale: 6,
        tone: inBand,
      }),
      stars(124, {
        width,
        height: sea - 30,
        count: 9000,
        rays: 11,
        density: (x, y) => 0.18 + 0.8 * inBand(x, y),
      }),
      concentricArcs({
        ...lamp,
        radii: [150, 210, 218, 330, 450, 458, 600],
        opacity: 0.3,
      }),
      beam("left", [
        [-20, 250],
        [-20, 560],
      ]),
      beam("right", [
        [width + 20, 520],
        [width + 20, 680],
      ]),
      fill(`M0 ${sea}H${width}V${height}H0Z`, palette.night, { opacity: 0.7 }),
      water(125, {
        width,
        top: sea,
        bottom: height,
        reflections: [
          { x: 330, width: 120, strength: 0.9 },
          { x: 690, width: 60, strength: 0.5 },
        ],
      }),
      tower(),
      ridge("rock", {
        seed: 126,
        width,
        bottom: height + 10,
        top: 1080,
        edge: rock,
        body: palette.night,
        foot: palette.ink,
        line: palette.gold,
        strokes: 1100,
        reach: 200,
        lean: -0.3,
        weight: 2.6,
        opacity: 0.6,
      }),
      foam(rock),
    ].join(""),
  };
}

function inBand(x, y) {
  const across = (x - 330) * 0.96 - (y - 520) * 0.276;
  return Math.exp(-((across / 150) ** 2));
}

function beam(id, [upper, lower]) {
  const reach = upper[0];
  const wedge = pathThrough(
    [[lamp.x, lamp.y - 12], upper, lower, [lamp.x, lamp.y + 12]],
    true,
  );
  const threads = Array.from({ length: 22 }, (_, index) => {
    const t = index / 21;
    return pathThrough([
      [lamp.x, lamp.y - 10 + 20 * t],
      [reach, upper[1] + (lower[1] - upper[1]) * t],
    ]);
  });
  return (
    linearGradient(
      `beam-${id}`,
      [lamp.x, 0, reach, 0],
      [
        [0, palette.amber, 0.62],
        [0.5, palette.amber, 0.22],
        [1, palette.amber, 0.03],
      ],
    ) +
    fill(wedge, `url(#beam-${id})`) +
    stroke(threads.join(""), `url(#beam-${id})`, 1.4)
  );
}

function tower() {
  const stone = {
    roundness: 0.14,
    spacing: 5.5,
    weight: 4.4,
    light: litFromLeft,
  };
  const profile = (t) => 104 - 42 * t ** 0.8;
  const piece = (id, bottom, top, radius, options) =>
    turned(id, {
      from: [690, bottom],
      to: [690, top],
      radius,
      ...stone,
      ...options,
    });
  const bands = [0, 1, 2, 3, 4].map((index) => {
    const from = index / 5;
    return piece(
      `course${index}`,
      1240 - 640 * from,
      1240 - 640 * (from + 0.2),
      (t) => profile(from + t / 5),
      index % 2 === 0
        ? {
            body: palette.night,
            line: palette.lavender,
            outline: palette.lavender,
          }
        : { body: "#54321f", line: palette.gold, outline: palette.amber },
    );
  });
  const railing = Array.from(
    { length: 13 },
    (_, index) => `M${598 + index * 15.4} 596V562`,
  ).join("");
  const panes = [-30, -10, 10, 30]
    .map((shift) => `M${690 + shift} 480V560`)
    .join("");
  return (
    bands.join("") +
    [1080, 880, 700]
      .map(
        (y, index) =>
          fill(
            `M${676 - index * 2} ${y}v-26a12 12 0 0 1 24 0v26Z`,
            palette.amber,
          ) + glow(`window${index}`, 688, y - 14, 60, palette.amber, 0.5),
      )
      .join("") +
    piece("gallery", 606, 594, () => 92, {
      spacing: 3,
      weight: 2.6,
      body: palette.bronze,
      line: palette.amber,
    }) +
    fill("M644 594V470H736V594Z", palette.amber, { opacity: 0.85 }) +
    stroke(`M644 594V470H736V594${panes}M644 520H736`, palette.bronze, 3.4) +
    glow("lamp", lamp.x, lamp.y, 330, palette.amber, 1) +
    glow("core", lamp.x, lamp.y, 90, palette.cream, 1) +
    stroke(`M594 562H786M594 578H786${railing}`, palette.amber, 2) +
    piece("roof", 474, 396, (t) => 60 * Math.sqrt(Math.max(0.001, 1 - t)), {
      body: palette.ink,
      line: palette.gold,
      outline: palette.amber,
      spacing: 4.5,
      weight: 3,
    }) +
    stroke("M690 396V346M690 358L712 352L690 346", palette.amber, 3)
  );
}

/** Spray where the sea meets the rock. */
function foam(rock) {
  const random = seededRandom(127);
  const crests = [0, 1, 2, 3].map((row) =>
    Array.from({ length: 180 }, (_, step) => {
      const x = step * 6;
      return [x, rock(x) - 4 - row * 13 + 5 * Math.sin(x / 23 + row * 2)];
    }),
  );
  const wet = (x, y) =>
    rock(x) > sea + 120 ? 0.35 + 0.65 * Math.sin(x / 37 + y / 19) : 0;
  const spray = (x, y) =>
    rock(x) > sea + 110 ? 0.8 - Math.abs(y - rock(x) + 24) / 44 : 0;
  return (
    engrave(crests, wet, { weight: 4, colour: palette.cream, opacity: 0.75 }) +
    stipple(
      random,
      {
        x: 0,
        y: sea + 60,
        width,
        height: height - sea - 60,
        tries: 6000,
        radius: 1.8,
        colour: palette.cream,
        opacity: 0.75,
      },
      spray,
    )
  );
}
