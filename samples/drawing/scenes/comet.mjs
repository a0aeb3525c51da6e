import { constellation, graduatedArc } from "../charts.mjs";
import { taper } from "../engraving.mjs";
import { ridge, skyline } from "../land.mjs";
import { boat } from "../motifs/boat.mjs";
import { village } from "../motifs/village.mjs";
import { palette } from "../palette.mjs";
import { between, seededRandom } from "../random.mjs";
import { fill, glow } from "../shapes.mjs";
import { engravedSky } from "../sky.mjs";
import { brightStar, stars } from "../starlight.mjs";
import { water } from "../water.mjs";

const width = 1536;
const height = 1024;
const shore = 760;

/** A great comet over a harbour village, its lights on the water. */
export function comet() {
  const hills = skyline(71, { base: 700, rise: 150, scale: 300, tilt: -0.09 });
  return {
    width,
    height,
    seed: 606,
    sky: {
      stops: [
        [0, palette.navy],
        [0.3, palette.dusk],
        [0.55, palette.mauve],
        [0.74, palette.rose],
        [0.76, palette.dusk],
        [1, palette.navy],
      ],
      clouds: [{ colour: palette.plum, strength: 0.55, scale: 3.4, shift: 3 }],
      lights: [
        {
          x: 380,
          y: 720,
          radius: 380,
          colour: palette.amber,
          strength: 0.6,
          stretch: 2,
        },
      ],
      vignette: 0.28,
    },
    art: [
      engravedSky(72, {
        width,
        height: 740,
        opacity: 0.42,
        spacing: 7,
        colour: palette.cream,
        scale: 3,
        tone: (_x, y) => 0.4 + y / 1400,
      }),
      stars(73, {
        width,
        height: 560,
        count: 1300,
        rays: 9,
        density: (_x, y) => 1 - y / 640,
      }),
      graduatedArc({
        x: 420,
        y: 330,
        radius: 205,
        from: 40,
        to: 250,
        step: 2,
        depth: 16,
        opacity: 0.55,
      }),
      constellation(
        "dipper",
        [
          [90, 120, 14],
          [180, 92, 12],
          [262, 118, 13],
          [330, 100, 11],
          [352, 165, 12],
          [455, 172, 13],
          [470, 98, 15],
        ].map(([x, y, s]) => [x, y + 10, s]),
        [
          [0, 1],
          [1, 2],
          [2, 3],
          [3, 4],
          [4, 5],
          [5, 6],
          [6, 3],
        ],
        { opacity: 0.6 },
      ),
      tail(),
      brightStar("head", 420, 330, 62, palette.cream),
      ridge("hills", {
        seed: 74,
        width,
        bottom: shore + 4,
        top: 560,
        edge: hills,
        body: palette.plum,
        foot: palette.dusk,
        line: palette.rose,
        strokes: 900,
        reach: 110,
        opacity: 0.6,
      }),
      fill(`M0 ${shore}H${width}V${height}H0Z`, palette.navy, {
        opacity: 0.75,
      }),
      water(75, {
        width,
        top: shore,
        bottom: height,
        calm: palette.lavender,
        reflections: [
          { x: 420, width: 60, strength: 1 },
          { x: 905, width: 26, strength: 0.8 },
          { x: 1060, width: 30, strength: 0.9 },
          { x: 1215, width: 40, strength: 0.8 },
          { x: 1380, width: 30, strength: 0.9 },
        ],
      }),
      village({ width, shore }),
      boat("near", 250, 872, 1.25),
      boat("far", 610, 800, 0.62),
    ].join(""),
  };
}

function tail() {
  const random = seededRandom(76);
  const golden = [];
  const pale = [];
  for (let index = 0; index < 210; index += 1) {
    const spread = between(random, -1, 1) * (random() < 0.5 ? 0.5 : 1);
    const reach = between(random, 380, 1150) * (1 - 0.35 * Math.abs(spread));
    const angle = -0.36 + spread * 0.2;
    const start = [420 + 10 * random(), 330 + spread * 9];
    const end = [
      420 + reach * Math.cos(angle),
      330 + reach * Math.sin(angle) - 60 * (reach / 1000) ** 2,
    ];
    const bend = [
      420 + reach * 0.5 * Math.cos(-0.3 + spread * 0.12),
      330 + reach * 0.5 * Math.sin(-0.3 + spread * 0.14),
    ];
    (random() < 0.55 ? golden : pale).push(
      taper(start, bend, end, between(random, 1.6, 4.4), 16),
    );
  }
  return (
    glow("coma", 420, 330, 330, palette.amber, 0.7) +
    fill(golden.join(""), palette.amber, { opacity: 0.6 }) +
    fill(pale.join(""), palette.cream, { opacity: 0.6 })
  );
}
