import { concentricArcs, dottedArc, graduatedArc } from "../charts.mjs";
import { ridge, skyline } from "../land.mjs";
import { figure } from "../motifs/figure.mjs";
import { palette } from "../palette.mjs";
import { fir, grass } from "../plants.mjs";
import { between, seededRandom } from "../random.mjs";
import { glow, radians } from "../shapes.mjs";
import { engravedSky } from "../sky.mjs";
import { brightStar, stars, streak } from "../starlight.mjs";

const width = 1024;
const height = 1536;
const radiant = { x: 760, y: 210 };

/** A small figure with a lantern looks up at a shower of meteors. */
export function wanderer() {
  const far = skyline(91, {
    base: 1270,
    rise: 260,
    scale: 330,
    peak: { x: 820, width: 230, height: 150 },
  });
  const hill = skyline(92, {
    base: 1385,
    rise: 70,
    scale: 500,
    peak: { x: 270, width: 260, height: 70 },
  });
  const random = seededRandom(93);
  return {
    width,
    height,
    seed: 808,
    sky: {
      stops: [
        [0, palette.ink],
        [0.35, palette.night],
        [0.6, palette.navy],
        [0.8, palette.indigo],
        [1, palette.dusk],
      ],
      clouds: [
        { colour: palette.plum, strength: 0.85, scale: 2.6, shift: 12 },
        { colour: palette.mauve, strength: 0.4, scale: 4, shift: 20 },
      ],
      lights: [
        { ...radiant, radius: 420, colour: palette.plum, strength: 0.6 },
        {
          x: 820,
          y: 1260,
          radius: 380,
          colour: palette.mauve,
          strength: 0.6,
          stretch: 1.6,
        },
      ],
    },
    art: [
      engravedSky(94, {
        width,
        height: 1300,
        angle: 62,
        opacity: 0.4,
        spacing: 7,
      }),
      stars(95, {
        width,
        height: 1300,
        count: 4200,
        rays: 9,
        density: (_x, y) => 1 - y / 1700,
      }),
      concentricArcs({
        ...radiant,
        radii: [90, 98, 240, 400, 412, 640],
        opacity: 0.3,
      }),
      graduatedArc({
        ...radiant,
        radius: 130,
        step: 3,
        depth: 14,
        opacity: 0.55,
      }),
      dottedArc({
        ...radiant,
        radius: 520,
        from: 60,
        to: 230,
        count: 60,
        size: 2,
      }),
      brightStar("radiant", radiant.x, radiant.y, 30),
      ...meteors(random),
      ridge("far", {
        seed: 96,
        width,
        bottom: height,
        top: 980,
        edge: far,
        body: palette.dusk,
        foot: palette.navy,
        line: palette.lavender,
        strokes: 1300,
        reach: 190,
        opacity: 0.5,
      }),
      ...Array.from({ length: 30 }, () => {
        const x = between(random, 560, width + 20);
        return fir(
          random,
          x,
          1440 + between(random, -20, 30),
          between(random, 70, 200),
        );
      }),
      ridge("hill", {
        seed: 97,
        width,
        bottom: height,
        top: 1280,
        edge: hill,
        body: palette.night,
        foot: palette.ink,
        line: palette.brass,
        strokes: 700,
        reach: 170,
        opacity: 0.4,
        rim: 0.4,
      }),
      glow("ground", 330, 1330, 210, palette.amber, 0.55),
      figure(262, 1338),
      grass(98, {
        from: -10,
        to: width + 10,
        edge: hill,
        count: 1500,
        height: 46,
        depth: 170,
        share: 0.34,
      }),
    ].join(""),
  };
}

function meteors(random) {
  return Array.from({ length: 26 }, (_, index) => {
    const angle = radians(72 + index * 6.1 + between(random, -4, 4));
    const from = between(random, 150, 620);
    const long = between(random, 70, 190) * (0.7 + from / 700);
    const point = (reach) => [
      radiant.x + reach * Math.cos(angle),
      radiant.y + reach * Math.sin(angle),
    ];
    const end = point(from + long);
    if (end[1] > 1120) return "";
    const size = between(random, 2.4, 6);
    return (
      streak(
        point(from),
        end,
        size,
        index % 3 === 0 ? palette.cream : palette.amber,
      ) + glow(`meteor${index}`, end[0], end[1], size * 6, palette.amber, 0.7)
    );
  });
}
