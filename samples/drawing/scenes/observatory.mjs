import { concentricArcs, graduatedArc } from "../charts.mjs";
import { litFromRight, turned } from "../engraving.mjs";
import { ridge, skyline } from "../land.mjs";
import { palette } from "../palette.mjs";
import { fir } from "../plants.mjs";
import { between, seededRandom } from "../random.mjs";
import { fill, glow, linearGradient, pathThrough, stroke } from "../shapes.mjs";
import { engravedSky } from "../sky.mjs";
import { stars } from "../starlight.mjs";

const width = 1536;
const height = 1024;
const stone = {
  body: palette.night,
  line: palette.lavender,
  outline: palette.lavender,
};

/** A small observatory on a ridge under the Milky Way, light in its slit. */
export function observatory() {
  const far = skyline(51, { base: 800, rise: 260, scale: 360 });
  const middle = skyline(53, { base: 870, rise: 200, scale: 320, tilt: 0.03 });
  const near = skyline(55, {
    base: 850,
    rise: 120,
    scale: 420,
    tilt: 0.12,
    peak: { x: 400, width: 260, height: 70 },
  });
  const random = seededRandom(58);
  const trees = Array.from({ length: 46 }, () => {
    const x = between(random, 620, width);
    return fir(
      random,
      x,
      near(x) + between(random, 10, 60),
      between(random, 50, 150),
    );
  });
  return {
    width,
    height,
    seed: 404,
    sky: {
      stops: [
        [0, palette.night],
        [0.35, palette.navy],
        [0.62, palette.dusk],
        [0.8, palette.mauve],
        [1, palette.rose],
      ],
      clouds: [{ colour: palette.plum, strength: 0.5, scale: 3, shift: 5 }],
      band: {
        x: 960,
        y: 330,
        angle: -28,
        width: 170,
        colour: palette.mauve,
        core: palette.cream,
        strength: 0.72,
        bend: 0.5,
      },
      lights: [
        {
          x: 1150,
          y: 640,
          radius: 330,
          colour: palette.rose,
          strength: 0.6,
          stretch: 2.2,
        },
      ],
    },
    art: [
      engravedSky(42, {
        width,
        height: 860,
        opacity: 0.26,
        angle: -28,
        spacing: 7,
      }),
      engravedSky(44, {
        width,
        height: 800,
        opacity: 0.5,
        angle: -28,
        spacing: 6,
        weight: 1.7,
        colour: palette.cream,
        scale: 7,
        tone: (x, y) => Math.exp(-(((y - 330 + (x - 960) * 0.53) / 150) ** 2)),
      }),
      stars(43, {
        width,
        height: 800,
        count: 9000,
        rays: 12,
        density: (x, y) =>
          (1 - y / 950) *
          (0.25 +
            0.75 * Math.exp(-(((y - 330 + (x - 960) * 0.53) / 170) ** 2))),
      }),
      concentricArcs({
        x: 1240,
        y: 120,
        radii: [150, 162, 260, 380],
        opacity: 0.3,
      }),
      graduatedArc({
        x: 1240,
        y: 120,
        radius: 205,
        step: 2,
        depth: 16,
        opacity: 0.45,
      }),
      ridge("far", {
        seed: 61,
        width,
        bottom: height,
        top: 560,
        edge: far,
        body: palette.plum,
        foot: palette.dusk,
        line: palette.rose,
        strokes: 1100,
        reach: 150,
        opacity: 0.55,
      }),
      ridge("middle", {
        seed: 62,
        width,
        bottom: height,
        top: 640,
        edge: middle,
        body: palette.dusk,
        foot: palette.navy,
        line: palette.lavender,
        strokes: 1100,
        reach: 130,
        opacity: 0.5,
      }),
      beam(),
      building(near),
      ridge("near", {
        seed: 63,
        width,
        bottom: height,
        top: 740,
        edge: near,
        body: palette.night,
        foot: palette.ink,
        line: palette.brass,
        strokes: 1300,
        reach: 170,
        weight: 2.4,
        opacity: 0.6,
        lean: 0.6,
      }),
      ...trees,
      ...Array.from({ length: 12 }, (_, index) =>
        fir(
          random,
          40 + index * 17,
          near(40 + index * 17) + 30,
          between(random, 40, 110),
        ),
      ),
      glow("door", 318, 742, 90, palette.amber, 0.7),
      fill("M308 768V742a10 10 0 0 1 20 0V768Z", palette.cream),
    ].join(""),
  };
}

function beam() {
  return (
    linearGradient(
      "beam",
      [420, 560, 760, 60],
      [
        [0, palette.amber, 0.5],
        [1, palette.amber, 0],
      ],
    ) +
    fill("M398 565L640 40L820 110L440 590Z", "url(#beam)") +
    stroke(
      Array.from({ length: 14 }, (_, index) =>
        pathThrough([
          [402 + index * 2.6, 568],
          [650 + index * 12.5, 44 + index * 5],
        ]),
      ).join(""),
      "url(#beam)",
      1.4,
    )
  );
}

function building() {
  const drum = turned("drum", {
    from: [390, 880],
    to: [390, 640],
    radius: () => 118,
    roundness: 0.1,
    spacing: 5,
    weight: 3,
    light: litFromRight,
    ...stone,
  });
  const hut = turned("hut", {
    from: [300, 880],
    to: [300, 715],
    radius: () => 60,
    roundness: 0.08,
    spacing: 5,
    weight: 2.4,
    light: litFromRight,
    ...stone,
  });
  const roof =
    fill("M228 717L300 680L372 717Z", palette.ink) +
    stroke("M228 717L300 680L372 717Z", palette.lavender, 1.6);
  const cornice = turned("cornice", {
    from: [390, 648],
    to: [390, 632],
    radius: () => 130,
    roundness: 0.08,
    spacing: 3,
    weight: 2.4,
    light: litFromRight,
    body: palette.bronze,
    line: palette.amber,
  });
  const dome = turned("dome", {
    from: [390, 633],
    to: [390, 512],
    radius: (t) => 122 * Math.sqrt(Math.max(0.0004, 1 - t * t)),
    roundness: 0.1,
    spacing: 4,
    weight: 3,
    light: litFromRight,
    body: "#23203f",
    line: palette.gold,
  });
  const slit =
    "M402 632C404 590 412 545 404 514L428 519C446 548 452 590 452 632Z";
  const ribs = [-0.75, -0.45, -0.1, 0.75]
    .map((v) => `M${390 + 122 * v} 633Q${390 + 118 * v} 560 390 512`)
    .join("");
  return (
    drum +
    hut +
    roof +
    cornice +
    dome +
    stroke(ribs, palette.ink, 1.8, { opacity: 0.8 }) +
    glow("slit", 424, 570, 230, palette.amber, 0.75) +
    fill(slit, palette.cream) +
    stroke(slit, palette.gold, 2.4) +
    stroke(
      "M410 632L432 545M440 632L436 560M424 545L452 535",
      palette.bronze,
      4,
    ) +
    [336, 460]
      .map(
        (x, index) =>
          fill(`M${x} 700v-24a9 9 0 0 1 18 0v24Z`, palette.amber) +
          glow(`pane${index}`, x + 9, 685, 46, palette.amber, 0.5),
      )
      .join("")
  );
}
