import { disc, engraved, halo, line, n, shape } from "./pen.ts";
import type { Pen } from "./pen.ts";

export function drawHouse(pen: Pen): string {
  const { inks } = pen;
  const wall = "M-42 0L-42 -52L42 -52L42 0Z";
  const roof = "M-50 -50L-32 -92L32 -92L50 -50Z";
  const tiles = [-84, -76, -68, -60]
    .map(
      (y) =>
        `M${n(-32 - ((y + 92) / 42) * 18)} ${n(y)}H${n(32 + ((y + 92) / 42) * 18)}`,
    )
    .join("");
  const window = (x: number) =>
    `<rect x="${n(x)}" y="-40" width="17" height="20" fill="${inks.glow}" stroke="${inks.line}" stroke-width="0.9"/>` +
    line(pen, `M${n(x + 8.5)} -40v20M${n(x)} -30h17`, 0.7, inks.shade);
  return (
    shape(pen, "M18 -84L18 -104L28 -104L28 -84Z", { fill: inks.shade }) +
    line(pen, "M23 -106q-8 -8 0 -14t0 -14q-6 -8 2 -14", 1.2, inks.line, 0.7) +
    halo(pen, 0, -26, 74, inks.glow, 0.5) +
    engraved(pen, wall, [-42, -52, 42, 0], {
      fill: inks.body,
      hatch: { angle: 0, gap: 4 },
    }) +
    engraved(pen, roof, [-50, -92, 50, -50], {
      fill: inks.accent,
      hatch: { angle: 68 },
    }) +
    line(pen, tiles, 0.5, inks.shade, 0.8) +
    window(-34) +
    window(17) +
    shape(pen, "M-9 0L-9 -28Q0 -40 9 -28L9 0Z", { fill: inks.shade }) +
    disc(5, -14, 1.2, inks.glow)
  );
}

export function drawTower(pen: Pen): string {
  const { inks } = pen;
  const shaft = "M-17 0L-15 -92L15 -92L17 0Z";
  const roof = "M-20 -112L0 -150L20 -112Z";
  const head = "M-19 -92L-19 -113L19 -113L19 -92Z";
  const marks = Array.from({ length: 12 }, (_, hour) => {
    const angle = (hour / 12) * 2 * Math.PI;
    return `M${n(Math.cos(angle) * 6.6)} ${n(-102 + Math.sin(angle) * 6.6)}L${n(Math.cos(angle) * 8)} ${n(-102 + Math.sin(angle) * 8)}`;
  }).join("");
  const slit = (y: number) =>
    shape(pen, `M-4 ${y}L-4 ${y - 11}Q0 ${y - 17} 4 ${y - 11}L4 ${y}Z`, {
      fill: inks.glow,
      strokeWidth: 0.6,
    });
  return (
    halo(pen, 0, -102, 46, inks.glow, 0.7) +
    engraved(pen, shaft, [-17, -92, 17, 0], {
      fill: inks.body,
      hatch: { angle: 0, gap: 3 },
    }) +
    line(pen, "M-16.2 -30H16.2M-15.6 -62H15.6M-20 -2H20", 1.1) +
    engraved(pen, head, [-19, -113, 19, -92], { fill: inks.second }) +
    engraved(pen, roof, [-20, -150, 20, -112], {
      fill: inks.accent,
      hatch: { angle: 74, gap: 1.8 },
    }) +
    line(pen, "M0 -150V-162M-4 -157H4", 1.1) +
    disc(0, -102, 9, inks.glow, `stroke="${inks.line}" stroke-width="1"`) +
    line(pen, `${marks}M0 -102V-108M0 -102L4 -100`, 0.9, inks.shade) +
    [-8, -40, -70].map(slit).join("")
  );
}

export function drawLighthouse(pen: Pen): string {
  const { inks } = pen;
  const shaft = "M-15 0L-9 -96L9 -96L15 0Z";
  const band = (low: number, high: number) => {
    const half = (y: number) => 15 + (y / 96) * 6;
    return shape(
      pen,
      `M${n(-half(low))} ${low}L${n(-half(high))} ${high}L${n(half(high))} ${high}L${n(half(low))} ${low}Z`,
      { fill: inks.accent, strokeWidth: 0.5 },
    );
  };
  const rock = "M-54 10Q-44 -10 -26 -8Q-10 -20 8 -10Q26 -18 36 -4Q50 -4 58 10Z";
  const beam = `<path d="M4 -106L190 -140L190 -78Z" fill="${inks.glow}" fill-opacity="0.26"/><path d="M-4 -106L-150 -96L-150 -126Z" fill="${inks.glow}" fill-opacity="0.16"/>`;
  return (
    beam +
    halo(pen, 0, -106, 44, inks.glow, 0.9) +
    engraved(pen, shaft, [-15, -96, 15, 0], {
      fill: inks.glow,
      hatch: { angle: 0, gap: 2.6, stroke: inks.shade, from: "right" },
    }) +
    band(-20, -38) +
    band(-58, -76) +
    shape(pen, "M-14 -96H14V-100H-14Z", { fill: inks.shade }) +
    shape(pen, "M-8 -100L-8 -112L8 -112L8 -100Z", {
      fill: inks.glow,
      strokeWidth: 0.9,
    }) +
    shape(pen, "M-11 -112Q0 -128 11 -112Z", { fill: inks.accent }) +
    line(pen, "M0 -120V-128M0 -100V-112", 0.9) +
    engraved(pen, rock, [-54, -20, 58, 10], {
      fill: inks.land[2],
      hatch: { angle: 50 },
    })
  );
}

export function drawWindmill(pen: Pen): string {
  const { inks } = pen;
  const turn = pen.random() * 90;
  const sail = "M0 0L4 -12L16 -14L16 -64L2 -64Z";
  const rungs = "M3 -22H16M3 -32H16M2.6 -42H16M2.4 -52H16M9 -14V-64";
  return (
    engraved(pen, "M-24 0L-15 -74L15 -74L24 0Z", [-24, -74, 24, 0], {
      fill: inks.body,
      hatch: { angle: 0, gap: 3 },
    }) +
    engraved(pen, "M-19 -74Q0 -104 19 -74Z", [-19, -92, 19, -74], {
      fill: inks.accent,
    }) +
    shape(pen, "M-6 0V-16Q0 -24 6 -16V0Z", { fill: inks.shade }) +
    disc(0, -46, 5, inks.glow, `stroke="${inks.line}" stroke-width="0.8"`) +
    [0, 90, 180, 270]
      .map(
        (angle) =>
          `<g transform="translate(0 -82) rotate(${n(angle + turn)})">${shape(pen, sail, { fill: inks.second, opacity: 0.92 })}${line(pen, rungs, 0.6)}</g>`,
      )
      .join("") +
    disc(0, -82, 4, inks.glow, `stroke="${inks.line}" stroke-width="0.8"`)
  );
}

export function drawObservatory(pen: Pen): string {
  const { inks } = pen;
  const dome = "M-40 -44A40 40 0 0 1 40 -44Z";
  const ribs = [-28, -14, 0, 26]
    .map((x) => `M${x} -44Q${n(x * 0.9)} -66 ${n(x * 0.2)} -84`)
    .join("");
  return (
    halo(pen, 12, -64, 70, inks.glow, 0.7) +
    engraved(pen, "M-46 0V-34H46V0Z", [-46, -34, 46, 0], {
      fill: inks.body,
      hatch: { angle: 0, gap: 3 },
    }) +
    shape(pen, "M-42 -34H42V-44H-42Z", { fill: inks.second }) +
    engraved(pen, dome, [-40, -84, 40, -44], {
      fill: inks.second,
      hatch: { angle: -60, gap: 2 },
    }) +
    line(pen, ribs, 0.7) +
    shape(pen, "M8 -44Q10 -66 4 -83L16 -80Q22 -64 20 -44Z", {
      fill: inks.glow,
      strokeWidth: 0.9,
    }) +
    shape(pen, "M10 -56L36 -92L43 -87L18 -52Z", { fill: inks.accent }) +
    [-34, -14, 22]
      .map(
        (x) =>
          `<rect x="${x}" y="-24" width="9" height="14" fill="${inks.glow}" stroke="${inks.line}" stroke-width="0.7"/>`,
      )
      .join("") +
    shape(pen, "M3 0V-18Q8 -25 13 -18V0Z", { fill: inks.shade })
  );
}

export function drawBridge(pen: Pen): string {
  const { inks } = pen;
  const deck = "M-130 -46Q0 -66 130 -46L130 -36Q0 -56 -130 -36Z";
  const arch = (x: number) => `M${x - 32} 0A32 36 0 0 1 ${x + 32} 0Z`;
  const wall = "M-130 -40Q0 -60 130 -40V0H-130Z";
  const cables = Array.from({ length: 9 }, (_, index) => {
    const away = 10 + index * 11;
    return `M-62 -112L${n(-62 - away)} -47M-62 -112L${n(-62 + away)} -52M62 -112L${n(62 - away)} -52M62 -112L${n(62 + away)} -47`;
  }).join("");
  return (
    line(pen, cables, 0.7, inks.line, 0.8) +
    engraved(pen, wall, [-130, -60, 130, 0], {
      fill: inks.body,
      hatch: { angle: 0, gap: 3 },
    }) +
    [-88, 0, 88]
      .map((x) => shape(pen, arch(x), { fill: inks.land[0], strokeWidth: 1 }))
      .join("") +
    shape(pen, deck, { fill: inks.accent }) +
    [-62, 62]
      .map((x) =>
        engraved(
          pen,
          `M${x - 6} 0L${x - 4} -116H${x + 4}L${x + 6} 0Z`,
          [x - 6, -116, x + 6, 0],
          { fill: inks.second },
        ),
      )
      .join("")
  );
}
