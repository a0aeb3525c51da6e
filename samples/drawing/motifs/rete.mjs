import { graduatedArc } from "../charts.mjs";
import { taper } from "../engraving.mjs";
import { plate } from "./brassPlate.mjs";
import { palette } from "../palette.mjs";
import { between, seededRandom } from "../random.mjs";
import {
  circle,
  fill,
  pathThrough,
  radians,
  rotated,
  stroke,
} from "../shapes.mjs";

/** The pierced star map on top: ecliptic ring, ribs and flame-shaped pointers. */
export function rete(hub) {
  const random = seededRandom(84);
  const ecliptic = { x: hub.x + 58, y: hub.y - 92 };
  const flame = (centre, root, angle, reach) => {
    const at = (distance, turn) => [
      centre.x + distance * Math.cos(angle + turn),
      centre.y + distance * Math.sin(angle + turn),
    ];
    const start = at(root, 0);
    const tip = at(root + reach, 0.2);
    const bend = at(root + reach * 0.6, -0.03);
    return (
      fill(taper(start, bend, tip, 24, 14), "#4a3022", {
        stroke: palette.amber,
        "stroke-width": 2,
      }) +
      fill(taper(start, bend, tip, 11, 14), palette.gold) +
      circle(tip[0], tip[1], 4, { fill: palette.cream })
    );
  };
  const flames = Array.from({ length: 15 }, (_, index) =>
    flame(
      hub,
      380,
      radians(index * 24 + between(random, -5, 5)),
      -between(random, 62, 112),
    ),
  );
  // The ecliptic ring lies off centre: only its wide side has room for pointers.
  for (let index = 0; index < 6; index += 1)
    flames.push(
      flame(ecliptic, 280, radians(62 + index * 26), between(random, 62, 104)),
    );
  const bar = (angle) => {
    const beam = (half) =>
      pathThrough(
        [
          [-402, -half],
          [402, -half],
          [402, half],
          [-402, half],
        ].map(([x, y]) =>
          rotated([hub.x + x, hub.y + y], [hub.x, hub.y], angle),
        ),
        true,
      );
    return (
      fill(beam(11), "#4a3022") +
      stroke(
        pathThrough(
          [-5, 0, 5].flatMap((shift) => [
            rotated([hub.x - 398, hub.y + shift], [hub.x, hub.y], angle),
            rotated([hub.x + 398, hub.y + shift], [hub.x, hub.y], angle),
            rotated([hub.x - 398, hub.y + shift + 2.5], [hub.x, hub.y], angle),
          ]),
        ),
        palette.gold,
        2,
      ) +
      stroke(beam(11), palette.amber, 2)
    );
  };
  return (
    bar(12) +
    bar(102) +
    plate("rim", 408, 376, 4.4, hub) +
    flames.join("") +
    plate("ecliptic", 286, 236, 4.6, ecliptic) +
    graduatedArc({
      ...ecliptic,
      radius: 254,
      step: 2,
      depth: 20,
      colour: palette.ink,
      opacity: 0.95,
      width: 1.8,
    })
  );
}
