import { rays } from "../charts.mjs";
import { engrave, parallelLines } from "../engraving.mjs";
import { palette } from "../palette.mjs";
import { circle, clipped, fill, number, stroke } from "../shapes.mjs";

/** Three bound books, one on the other. */
export function books() {
  const volumes = [
    [60, 1236, 330, 74, palette.indigo],
    [84, 1170, 290, 66, palette.plum],
    [40, 1114, 320, 56, palette.navy],
  ];
  return volumes
    .map(([x, y, long, thick, cloth], index) => {
      const d = `M${x} ${y}H${x + long}V${y + thick}H${x}C${x - 16} ${y + thick * 0.8} ${x - 16} ${y + thick * 0.2} ${x} ${y}Z`;
      const bands = [0.12, 0.2, 0.78, 0.86]
        .map((at) => `M${number(x + long * at)} ${y}V${y + thick}`)
        .join("");
      return (
        fill(d, cloth) +
        clipped(
          `book${index}`,
          d,
          engrave(
            parallelLines({
              x: x - 20,
              y,
              width: long + 20,
              height: thick,
              spacing: 4.5,
            }),
            (_px, py) => 1 - ((py - y) / thick) ** 0.7,
            { weight: 2.8, colour: palette.gold, opacity: 0.6 },
          ),
        ) +
        stroke(d + bands, palette.amber, 2) +
        circle(x + long * 0.5, y + thick / 2, thick * 0.26, {
          fill: "none",
          stroke: palette.amber,
          "stroke-width": 2,
        }) +
        rays({
          x: x + long * 0.5,
          y: y + thick / 2,
          from: thick * 0.1,
          to: thick * 0.22,
          count: 8,
          colour: palette.amber,
          width: 2,
          opacity: 1,
        })
      );
    })
    .join("");
}
