import {
  concentricArcs,
  constellation,
  graduatedArc,
  rays,
} from "../charts.mjs";
import { engrave } from "../engraving.mjs";
import { lettering } from "../lettering.mjs";
import { plate } from "../motifs/brassPlate.mjs";
import { rete } from "../motifs/rete.mjs";
import { palette } from "../palette.mjs";
import {
  circle,
  clipped,
  ellipsePoints,
  fill,
  pathThrough,
  radialGradient,
  rotated,
  stroke,
} from "../shapes.mjs";
import { engravedSky } from "../sky.mjs";
import { stars } from "../starlight.mjs";

const size = 1280;
const hub = { x: 720, y: 730 };
const outer = 500;

/** A brass astrolabe lying on a star chart, seen from above. */
export function astrolabe() {
  return {
    width: size,
    height: size,
    seed: 707,
    sky: {
      stops: [
        [0, palette.dusk],
        [0.5, palette.indigo],
        [1, palette.night],
      ],
      clouds: [{ colour: palette.plum, strength: 0.6, scale: 4, shift: 6 }],
      lights: [
        { x: 240, y: 180, radius: 620, colour: palette.mauve, strength: 0.75 },
      ],
    },
    art: [
      engravedSky(81, {
        width: size,
        height: size,
        angle: 24,
        opacity: 0.32,
        spacing: 6,
        scale: 3.6,
      }),
      chart(),
      radialGradient(
        "shadow",
        [hub.x + 26, hub.y + 34, outer * 1.16],
        [
          [0.8, palette.ink, 0.85],
          [1, palette.ink, 0],
        ],
      ),
      circle(hub.x + 26, hub.y + 34, outer * 1.16, { fill: "url(#shadow)" }),
      throne(),
      plate("limb", outer, outer - 92, 5, hub),
      graduatedArc({
        ...hub,
        radius: outer - 34,
        step: 1,
        depth: 24,
        colour: palette.ink,
        opacity: 0.95,
        width: 2.2,
      }),
      graduatedArc({
        ...hub,
        radius: outer - 88,
        step: 3,
        depth: 12,
        colour: palette.ink,
        opacity: 0.9,
        width: 2,
      }),
      hours(),
      tympan(),
      rete(hub),
      alidade(),
    ].join(""),
  };
}

function chart() {
  return (
    stars(82, { width: size, height: size, count: 700, rays: 0 }) +
    concentricArcs({
      x: 130,
      y: 150,
      radii: [120, 132, 220, 320, 420, 520, 532],
      opacity: 0.55,
    }) +
    graduatedArc({
      x: 130,
      y: 150,
      radius: 250,
      step: 2,
      depth: 16,
      opacity: 0.7,
    }) +
    rays({
      x: 130,
      y: 150,
      from: 40,
      to: 560,
      count: 24,
      colour: palette.gold,
      width: 1,
      opacity: 0.35,
    }) +
    constellation(
      "crown",
      [
        [90, 330, 13],
        [128, 405, 16],
        [205, 440, 20],
        [290, 425, 14],
        [345, 360, 13],
      ],
      [
        [0, 1],
        [1, 2],
        [2, 3],
        [3, 4],
      ],
    ) +
    constellation(
      "arrow",
      [
        [480, 60, 13],
        [590, 110, 18],
        [690, 92, 11],
        [700, 150, 11],
      ],
      [
        [0, 1],
        [1, 2],
        [1, 3],
      ],
    ) +
    constellation(
      "south",
      [
        [60, 1010, 15],
        [130, 1110, 20],
        [230, 1190, 14],
        [70, 1220, 12],
      ],
      [
        [0, 1],
        [1, 2],
        [1, 3],
      ],
    )
  );
}

function throne() {
  const d =
    "M600 262C610 214 664 216 674 176C686 150 754 150 766 176C776 216 830 214 840 262Z";
  return (
    fill(d, "#4a3022") +
    clipped(
      "throne",
      d,
      engrave(
        Array.from({ length: 30 }, (_, index) =>
          ellipsePoints({ ...hub, rx: outer + index * 7, from: -110, to: -70 }),
        ),
        (x) => 0.9 - Math.abs(x - 690) / 190,
        { weight: 5, colour: palette.gold },
      ),
    ) +
    stroke(
      `${d}M648 246C670 226 690 226 702 204M792 246C770 226 750 226 738 204`,
      palette.amber,
      2.4,
    ) +
    stroke(
      pathThrough(ellipsePoints({ x: 720, y: 104, rx: 62, ry: 62 }), true),
      "#4a3022",
      20,
    ) +
    stroke(
      pathThrough(ellipsePoints({ x: 720, y: 104, rx: 62, ry: 62 }), true),
      palette.gold,
      12,
      { "stroke-dasharray": "2.4 2.6", "stroke-linecap": "butt" },
    ) +
    stroke(
      pathThrough(ellipsePoints({ x: 720, y: 104, rx: 71 }), true) +
        pathThrough(ellipsePoints({ x: 720, y: 104, rx: 53 }), true),
      palette.amber,
      2,
    )
  );
}

function hours() {
  const numerals = [
    "XII",
    "I",
    "II",
    "III",
    "IV",
    "V",
    "VI",
    "VII",
    "VIII",
    "IX",
    "X",
    "XI",
  ];
  return numerals
    .map((word, index) => {
      const [x, y] = rotated(
        [hub.x, hub.y - outer + 58],
        [hub.x, hub.y],
        index * 30,
      );
      return lettering(word, {
        x,
        y,
        height: 22,
        spacing: -1,
        colour: palette.ink,
        width: 3,
        turn: index * 30,
      });
    })
    .join("");
}

/** The plate below: horizon and circles of height for one latitude. */
function tympan() {
  const inner = outer - 92;
  const disc = pathThrough(ellipsePoints({ ...hub, rx: inner }), true);
  const heights = Array.from({ length: 15 }, (_, index) =>
    pathThrough(
      ellipsePoints({
        x: hub.x,
        y: hub.y - 150 + index * -6.5 + 40,
        rx: 390 - index * 26,
      }),
      true,
    ),
  );
  const bearings = Array.from({ length: 17 }, (_, index) => {
    const x = hub.x + (index - 8) * 52;
    return `M${hub.x} ${hub.y - 205}Q${x} ${hub.y - 120} ${x + (index - 8) * 26} ${hub.y + 330}`;
  });
  return (
    fill(disc, palette.night) +
    clipped(
      "tympan",
      disc,
      engravedSky(83, {
        x: 200,
        y: 200,
        width: 1000,
        height: 1000,
        angle: -30,
        opacity: 0.4,
        spacing: 6,
      }) +
        stroke(heights.join(""), palette.lavender, 1.3, { opacity: 0.65 }) +
        stroke(bearings.join(""), palette.lavender, 1, { opacity: 0.5 }) +
        concentricArcs({
          ...hub,
          radii: [150, 262, 270, 404],
          colour: palette.lavender,
          opacity: 0.6,
          dash: "none",
        }),
    ) +
    stroke(disc, palette.amber, 2.4)
  );
}

function alidade() {
  const turn = (points) =>
    pathThrough(
      points.map(([x, y]) =>
        rotated([hub.x + x, hub.y + y], [hub.x, hub.y], -38),
      ),
      true,
    );
  const rule = turn([
    [-520, 0],
    [-480, -24],
    [-90, -24],
    [-40, -44],
    [40, -44],
    [90, -24],
    [480, -24],
    [520, 0],
    [480, 8],
    [90, 8],
    [40, 44],
    [-40, 44],
    [-90, 8],
    [-480, 8],
  ]);
  const lines = Array.from({ length: 20 }, (_, index) =>
    Array.from({ length: 90 }, (_unused, step) =>
      rotated(
        [hub.x - 520 + step * 11.7, hub.y - 44 + index * 4.6],
        [hub.x, hub.y],
        -38,
      ),
    ),
  );
  return (
    fill(rule, palette.ink, { opacity: 0.5, transform: "translate(10 14)" }) +
    fill(rule, "#5a3a26") +
    clipped(
      "rule",
      rule,
      engrave(lines, (x, y) => 0.6 + 0.4 * Math.sin((x - y) / 90), {
        weight: 3.4,
        colour: palette.amber,
      }),
    ) +
    stroke(rule, palette.cream, 2) +
    plate("hub", 40, 13, 4, hub) +
    circle(hub.x, hub.y, 13, {
      fill: palette.ink,
      stroke: palette.cream,
      "stroke-width": 2,
    })
  );
}
