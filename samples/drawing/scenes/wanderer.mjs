import { concentricArcs, dottedArc, graduatedArc } from "../charts.mjs";
import { engrave, parallelLines } from "../engraving.mjs";
import { fir, grass, ridge, skyline } from "../land.mjs";
import { palette } from "../palette.mjs";
import { between, seededRandom } from "../random.mjs";
import { clipped, fill, glow, radians, stroke } from "../shapes.mjs";
import { brightStar, engravedSky, stars, streak } from "../sky.mjs";

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

/** Seen from behind: hat, long coat, lantern at arm's length. */
function figure(x, y) {
  const coat = "M-18 -128C-34 -118 -40 -60 -52 4L50 4C40 -56 36 -112 20 -126Z";
  const legs = "M-22 0L-24 44H-8L-4 2ZM6 2L10 44H26L20 0Z";
  const head = "M-17 -150C-17 -174 17 -176 17 -152C16 -134 -14 -132 -17 -150Z";
  const hat =
    "M-36 -152C-20 -164 26 -172 40 -166C26 -156 -18 -146 -36 -152ZM-18 -160C-20 -188 10 -198 20 -168Z";
  const scarf =
    "M-20 -142C-6 -130 10 -130 21 -142C22 -126 16 -120 4 -118C-2 -100 -20 -92 -40 -96C-28 -104 -22 -112 -18 -122Z";
  const arm = "M20 -118C44 -104 60 -90 72 -66L60 -58C48 -78 36 -86 18 -92Z";
  const hatch = engrave(
    parallelLines({
      x: -60,
      y: -200,
      width: 140,
      height: 250,
      spacing: 5,
      angle: 84,
    }),
    (px) => 0.15 + Math.max(0, (px + 6) / 46),
    { weight: 3, colour: palette.gold },
  );
  return `<g transform="translate(${x} ${y})">${[
    fill(legs, palette.ink),
    fill(coat + arm, palette.ink),
    clipped("coat", coat + arm, hatch),
    stroke(
      "M20 -126C36 -112 40 -56 50 4M22 -118C44 -104 60 -90 72 -66",
      palette.amber,
      2,
    ),
    fill(head, palette.ink),
    stroke("M17 -154C16 -140 8 -137 2 -137", palette.amber, 1.8),
    fill(hat, palette.ink),
    stroke(
      "M20 -168C32 -170 40 -168 40 -166C34 -160 20 -154 8 -152",
      palette.gold,
      1.6,
    ),
    fill(scarf, palette.brass),
    stroke(scarf, palette.amber, 1.2),
    stroke("M66 -62V-46", palette.gold, 2),
    fill("M56 -46H76L80 -8H52Z", palette.bronze),
    stroke(
      "M56 -46H76L80 -8H52ZM56 -46L66 -56L76 -46M63 -44V-10M70 -44V-10",
      palette.amber,
      2,
    ),
    glow("lantern", 66, -26, 110, palette.amber, 1),
    fill("M66 -38C74 -26 72 -16 66 -14C60 -16 58 -26 66 -38Z", palette.cream),
  ].join("")}</g>`;
}
