import { engrave, parallelLines } from "../engraving.mjs";
import { palette } from "../palette.mjs";
import { clipped, fill, glow, stroke } from "../shapes.mjs";

/** Seen from behind: hat, long coat, lantern at arm's length. */
export function figure(x, y) {
  const coat = "M-18 -128C-34 -118 -40 -60 -52 4L50 4C40 -56 36 -112 20 -126Z";
  const legs = "M-22 0L-24 44H-8L-4 2ZM6 2L10 44H26L20 0Z";
  const head = "M-17 -150C-17 -174 17 -176 17 -152C16 -134 -14 -132 -17 -150Z";
  const hat =
    "M-36 -152C-20 -164 26 -172 40 -166C26 -156 -18 -146 -36 -152ZM-18 -160C-20 -188 10 -198 20 -168Z";
  const scarf =
    "M-20 -144C-6 -128 10 -128 21 -144C22 -126 16 -120 4 -118C-2 -100 -20 -92 -40 -96C-28 -104 -22 -112 -18 -122Z";
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
    fill(`${legs}M-15 -148H15L20 -118H-20Z`, palette.ink),
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
