import { disc, engraved, halo, line, n, round, shape } from "./pen.ts";
import type { Pen } from "./pen.ts";

export function drawShip(pen: Pen): string {
  const { inks } = pen;
  const hull = "M-56 -20Q-44 2 -34 4H36Q52 -4 62 -28Q40 -18 -20 -18Z";
  const sails = [
    "M-24 -30Q-6 -60 -22 -96Q8 -88 10 -62Q10 -42 4 -30Z",
    "M14 -28Q32 -56 18 -90Q44 -78 46 -56Q46 -40 40 -30Z",
    "M-30 -32L-60 -28Q-40 -50 -28 -84Z",
  ];
  const wake =
    "M-76 8q14 -6 28 0t28 0t28 0t28 0t28 0M-60 15q14 -6 28 0t28 0t28 0t28 0M-40 22q14 -6 28 0t28 0";
  return (
    line(pen, "M-24 -18V-104M16 -18V-98M-60 -26L-24 -98M62 -28L16 -96", 1.1) +
    sails
      .map((sail, index) =>
        engraved(pen, sail, [-60, -96, 46, -28], {
          fill: index === 2 ? inks.accent : inks.glow,
          hatch: { angle: 76, stroke: inks.shade, gap: 2.6, from: "right" },
        }),
      )
      .join("") +
    shape(pen, "M-24 -104q12 -6 20 2q-10 4 -20 4Z", {
      fill: inks.accent,
      strokeWidth: 0.5,
    }) +
    engraved(pen, hull, [-56, -28, 62, 4], {
      fill: inks.second,
      hatch: { angle: 0, gap: 2 },
    }) +
    line(pen, "M-50 -14Q10 -12 56 -22", 0.8, inks.accent) +
    [-30, -14, 2, 18, 34].map((x) => disc(x, -7, 2, inks.glow)).join("") +
    line(pen, wake, 1.4, inks.glow, 0.8)
  );
}

export function drawBalloon(pen: Pen): string {
  const { inks } = pen;
  const gores = [-1, -0.62, -0.2, 0.2, 0.62, 1];
  const strips = gores
    .slice(0, -1)
    .map((from, index) => {
      const to = gores[index + 1] ?? 1;
      const d = `M0 -128C${n(54 * from)} -128 ${n(58 * from)} -70 ${n(10 * from)} -40L${n(10 * to)} -40C${n(58 * to)} -70 ${n(54 * to)} -128 0 -128Z`;
      const fill =
        [inks.accent, inks.glow, inks.second][index % 3] ?? inks.accent;
      return engraved(pen, d, [-46, -128, 46, -40], {
        fill,
        hatch: { angle: 0, gap: 2.6, stroke: inks.shade, from: "right" },
      });
    })
    .join("");
  return (
    line(pen, "M-9 -40L-8 -18M9 -40L8 -18M-3 -40L-3 -18M3 -40L3 -18", 0.7) +
    strips +
    engraved(pen, "M-10 -18H10L8 0H-8Z", [-10, -18, 10, 0], {
      fill: inks.body,
      hatch: { angle: 0, gap: 1.6 },
    }) +
    halo(pen, 0, -36, 16, inks.glow, 0.9)
  );
}

export function drawRocket(pen: Pen): string {
  const { inks } = pen;
  const body = "M0 -128Q24 -100 20 -56L16 -30H-16L-20 -56Q-24 -100 0 -128Z";
  const fins = "M-18 -62Q-38 -48 -38 -18L-15 -32ZM18 -62Q38 -48 38 -18L15 -32Z";
  const flame = "M-12 -29Q-18 -4 0 22Q18 -4 12 -29Z";
  return (
    halo(pen, 0, -10, 70, inks.glow, 0.8) +
    shape(pen, flame, { fill: inks.accent, stroke: "none" }) +
    shape(pen, "M-6 -29Q-8 -12 0 4Q8 -12 6 -29Z", {
      fill: inks.glow,
      stroke: "none",
    }) +
    engraved(pen, fins, [-38, -62, 38, -18], {
      fill: inks.accent,
      hatch: { angle: 60 },
    }) +
    engraved(pen, body, [-24, -128, 24, -30], {
      fill: inks.glow,
      hatch: { angle: 86, gap: 2, stroke: inks.shade, from: "right" },
    }) +
    shape(pen, "M0 -128Q13 -114 17 -98H-17Q-13 -114 0 -128Z", {
      fill: inks.accent,
    }) +
    disc(0, -78, 9, inks.second, `stroke="${inks.line}" stroke-width="1.6"`) +
    line(pen, "M-5 -82q4 -4 8 -2M-18 -44H18M-17 -38H17", 0.9, inks.shade)
  );
}

export function drawBicycle(pen: Pen): string {
  const { inks } = pen;
  const wheel = (x: number) =>
    shape(pen, round(x, -28, 28), {
      fill: "none",
      strokeWidth: 2.4,
      stroke: inks.line,
    }) +
    shape(pen, round(x, -28, 25.4), { fill: "none", strokeWidth: 0.6 }) +
    line(
      pen,
      Array.from(
        { length: 18 },
        (_, index) =>
          `M${x} -28L${n(x + Math.cos(index * 0.349) * 25)} ${n(-28 + Math.sin(index * 0.349) * 25)}`,
      ).join(""),
      0.35,
      inks.line,
      0.8,
    ) +
    disc(x, -28, 3, inks.glow);
  return (
    wheel(-42) +
    wheel(42) +
    line(
      pen,
      "M-42 -28L-18 -68L28 -68L-4 -26L-42 -28M-18 -68L-4 -26M42 -28L26 -78",
      3,
      inks.accent,
    ) +
    line(
      pen,
      "M26 -78Q26 -88 38 -86M-26 -76H-10M-18 -68L-20 -76",
      2.4,
      inks.glow,
    ) +
    disc(-4, -26, 6, inks.body, `stroke="${inks.line}" stroke-width="1"`) +
    engraved(pen, "M32 -82H58L54 -62H36Z", [32, -82, 58, -62], {
      fill: inks.second,
      hatch: { angle: 40, gap: 1.8 },
    }) +
    [38, 44, 50]
      .map((x) =>
        disc(
          x,
          -86,
          4,
          inks.accent,
          `stroke="${inks.line}" stroke-width="0.5"`,
        ),
      )
      .join("")
  );
}

export function drawTrain(pen: Pen): string {
  const { inks } = pen;
  const boiler = "M-6 -22V-54Q-6 -60 0 -60H52Q62 -60 62 -40V-22Z";
  const cab = "M-56 -22V-76H-62V-82H-4V-76H-8V-22Z";
  const smoke = [
    [46, -96, 11],
    [36, -112, 15],
    [16, -124, 19],
    [-12, -132, 22],
  ]
    .map(([x = 0, y = 0, r = 0], index) =>
      disc(x, y, r, inks.line, `fill-opacity="${n(0.5 - index * 0.1)}"`),
    )
    .join("");
  const wheel = (x: number, r: number) =>
    disc(x, -r, r, inks.shade, `stroke="${inks.line}" stroke-width="1.4"`) +
    line(
      pen,
      Array.from(
        { length: 5 },
        (_, index) =>
          `M${x} ${-r}l${n(Math.cos(index * 1.26) * r * 0.85)} ${n(Math.sin(index * 1.26) * r * 0.85)}`,
      ).join(""),
      0.8,
    ) +
    disc(x, -r, r * 0.24, inks.glow);
  return (
    smoke +
    engraved(pen, "M42 -60L39 -82H55L52 -60Z", [39, -82, 55, -60], {
      fill: inks.shade,
    }) +
    engraved(pen, cab, [-62, -82, -4, -22], {
      fill: inks.second,
      hatch: { angle: 0, gap: 3 },
    }) +
    `<rect x="-48" y="-68" width="28" height="20" fill="${inks.glow}" stroke="${inks.line}" stroke-width="1"/>` +
    engraved(pen, boiler, [-6, -60, 62, -22], {
      fill: inks.accent,
      hatch: { angle: 0, gap: 2, from: "top" },
    }) +
    line(pen, "M10 -60V-22M28 -60V-22M46 -60V-22", 1.2, inks.glow) +
    halo(pen, 66, -44, 26, inks.glow, 0.9) +
    disc(62, -44, 5, inks.glow, `stroke="${inks.line}" stroke-width="0.9"`) +
    shape(pen, "M-60 -22H64L76 -4H60L54 -14H-60Z", { fill: inks.body }) +
    wheel(-42, 14) +
    wheel(-10, 14) +
    wheel(22, 11) +
    wheel(46, 11) +
    line(pen, "M-90 1H100M-90 5H100", 1.2)
  );
}
