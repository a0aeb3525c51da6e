import { constellation, graduatedArc } from "../charts.mjs";
import { engrave, parallelLines, taper } from "../engraving.mjs";
import { ridge, skyline, water } from "../land.mjs";
import { palette } from "../palette.mjs";
import { between, seededRandom } from "../random.mjs";
import { clipped, fill, glow, pathThrough, stroke } from "../shapes.mjs";
import { brightStar, engravedSky, stars } from "../sky.mjs";

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
      village(),
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

function village() {
  const random = seededRandom(77);
  const houses = [];
  const rows = [
    [690, 96, 11],
    [728, 84, 10],
    [shore - 4, 74, 9],
  ];
  rows.forEach(([ground, gap], row) => {
    for (
      let x = 850 + row * -26 + (2 - row) * 70;
      x < width + 40;
      x += gap * between(random, 0.62, 0.95)
    )
      houses.push(
        house(
          random,
          `h${row}-${Math.round(x)}`,
          x,
          ground - (x - 850) * (2 - row) * 0.055,
          between(random, 54, 78),
          between(random, 46, 82),
        ),
      );
  });
  const quay = `M780 ${shore}L812 ${shore - 16}H${width}V${shore + 20}H800Z`;
  return (
    church() +
    houses.join("") +
    fill(quay, palette.ink) +
    clipped(
      "quay",
      quay,
      engrave(
        parallelLines({
          x: 780,
          y: shore - 20,
          width: 760,
          height: 40,
          spacing: 6,
        }),
        () => 0.6,
        { weight: 2, colour: palette.brass, opacity: 0.7 },
      ),
    ) +
    lamps([905, 1060, 1215, 1380])
  );
}

function house(random, id, x, ground, wide, tall) {
  const wall = `M${x} ${ground + 30}V${ground - tall}H${x + wide}V${ground + 30}Z`;
  const pitch = wide * between(random, 0.42, 0.6);
  const roof = `M${x - 6} ${ground - tall}L${x + wide * 0.5} ${ground - tall - pitch}L${x + wide + 6} ${ground - tall}Z`;
  const panes = [];
  for (let row = 0; row < 2; row += 1)
    for (let column = 0; column < 3; column += 1) {
      if (random() > 0.46) continue;
      const px = x + wide * (0.16 + column * 0.27);
      const py = ground - tall + 12 + row * 27;
      panes.push(`M${px.toFixed(1)} ${py.toFixed(1)}h9v14h-9Z`);
    }
  const chimney =
    random() < 0.6
      ? fill(
          `M${x + wide * 0.68} ${ground - tall - pitch * 0.35}v${-pitch * 0.55}h9v${pitch * 0.7}Z`,
          palette.ink,
        )
      : "";
  const box = {
    x: x - 8,
    y: ground - tall - pitch,
    width: wide + 16,
    height: tall + pitch + 30,
  };
  return (
    chimney +
    fill(wall, palette.night) +
    fill(roof, palette.ink) +
    clipped(
      `${id}-w`,
      wall,
      engrave(
        parallelLines({ ...box, spacing: 4.4 }),
        (px) => 1 - (px - x) / wide,
        { weight: 1.5, colour: palette.lavender, opacity: 0.55 },
      ),
    ) +
    clipped(
      `${id}-r`,
      roof,
      engrave(
        parallelLines({ ...box, spacing: 4.2, angle: 62 }),
        (px) => 1.05 - 0.7 * ((px - x) / wide),
        { weight: 1.9, colour: palette.gold, opacity: 0.75 },
      ),
    ) +
    stroke(roof, palette.gold, 1.3, { opacity: 0.8 }) +
    fill(panes.join(""), palette.amber)
  );
}

function church() {
  const tower = "M1158 720V500H1218V720Z";
  const spire = "M1150 502L1188 352L1226 502Z";
  return (
    fill(tower, palette.night) +
    fill(spire, palette.ink) +
    clipped(
      "tower",
      tower,
      engrave(
        parallelLines({ x: 1150, y: 490, width: 80, height: 240, spacing: 5 }),
        (x) => 1.1 - (x - 1158) / 60,
        { weight: 2, colour: palette.lavender, opacity: 0.7 },
      ),
    ) +
    clipped(
      "spire",
      spire,
      engrave(
        parallelLines({
          x: 1140,
          y: 340,
          width: 100,
          height: 170,
          spacing: 5,
          angle: 78,
        }),
        (x) => 1.2 - (x - 1150) / 70,
        { weight: 2.4, colour: palette.gold, opacity: 0.85 },
      ),
    ) +
    stroke(tower + spire + "M1188 352V318M1178 330H1198", palette.gold, 1.8) +
    fill("M1178 560v-26a10 10 0 0 1 20 0v26Z", palette.amber) +
    glow("bell", 1188, 545, 60, palette.amber, 0.6)
  );
}

function lamps(places) {
  return places
    .map(
      (x, index) =>
        stroke(`M${x} ${shore - 14}V${shore - 62}`, palette.ink, 4) +
        glow(`lamp${index}`, x, shore - 66, 62, palette.amber, 0.9) +
        `<circle cx="${x}" cy="${shore - 66}" r="6" fill="${palette.cream}"/>`,
    )
    .join("");
}

function boat(id, x, y, scale) {
  const at = (points) =>
    pathThrough(points.map(([px, py]) => [x + px * scale, y + py * scale]));
  const hull = `${at([
    [-112, -26],
    [-84, 16],
    [72, 16],
    [118, -34],
  ])}Z`;
  const sail = `${at([
    [2, -216],
    [2, -48],
    [92, -52],
  ])}Z`;
  const jib = `${at([
    [-8, -200],
    [-8, -50],
    [-92, -44],
  ])}Z`;
  const box = {
    x: x - 130 * scale,
    y: y - 230 * scale,
    width: 260 * scale,
    height: 260 * scale,
  };
  const cloth = (name, d, angle, light) =>
    fill(d, palette.dusk) +
    clipped(
      `${id}-${name}`,
      d,
      engrave(parallelLines({ ...box, spacing: 5.5 * scale, angle }), light, {
        weight: 3 * scale,
        colour: palette.cream,
        opacity: 0.85,
      }),
    ) +
    stroke(d, palette.amber, 1.5 * scale);
  return (
    cloth("sail", sail, 82, (px) => 1 - (px - x) / (130 * scale)) +
    cloth("jib", jib, 102, (px) => 0.55 + (px - x) / (180 * scale)) +
    stroke(
      at([
        [-3, -30],
        [-3, -228],
      ]),
      palette.ink,
      5 * scale,
    ) +
    fill(hull, palette.ink) +
    clipped(
      `${id}-hull`,
      hull,
      engrave(
        parallelLines({ ...box, spacing: 5 * scale }),
        (px) => 0.85 - Math.abs(px - x + 30) / (200 * scale),
        { weight: 2.4 * scale, colour: palette.brass },
      ),
    ) +
    stroke(hull, palette.gold, 1.6 * scale) +
    glow(
      `${id}-lamp`,
      x + 40 * scale,
      y - 42 * scale,
      56 * scale,
      palette.amber,
      0.9,
    )
  );
}
