import { engraved, hatching, line, n, placed, shape } from "./pen.ts";
import type { Pen } from "./pen.ts";
import { between } from "./random.ts";
import type { Ground } from "./scenePlan.ts";
import { drawTree } from "./plants.ts";

/** What lies under the sky, from the horizon to the lower edge. */
export function drawGround(
  pen: Pen,
  ground: Ground,
  horizon: number,
  lightX: number,
): string {
  const { inks } = pen;
  switch (ground) {
    case "mountains":
      return (
        peaks(pen, horizon, 0.34, inks.land[0]) +
        peaks(pen, horizon + 60, 0.2, inks.land[1]) +
        swell(pen, horizon + 110, 36, inks.land[2])
      );
    case "sea":
      return water(pen, horizon, lightX);
    case "desert":
      return (
        swell(pen, horizon - 30, 60, inks.land[0]) +
        swell(pen, horizon + 60, 80, inks.land[1]) +
        swell(pen, horizon + 190, 60, inks.land[2])
      );
    case "forest":
      return (
        swell(pen, horizon - 20, 30, inks.land[0]) +
        treeLine(pen, horizon + 10, 1.5, 0.55) +
        swell(pen, horizon + 40, 24, inks.land[1]) +
        treeLine(pen, horizon + 80, 2.6, 0.85) +
        swell(pen, horizon + 120, 30, inks.land[2])
      );
    case "hills":
      return (
        swell(pen, horizon - 40, 50, inks.land[0]) +
        swell(pen, horizon + 40, 60, inks.land[1]) +
        treeLine(pen, horizon + 66, 0.9, 0.25) +
        swell(pen, horizon + 130, 50, inks.land[2]) +
        grass(pen, horizon + 170)
      );
    case "city":
      return (
        skyline(pen, horizon - 10, 1.25, inks.land[0]) +
        skyline(pen, horizon + 40, 0.8, inks.land[1]) +
        swell(pen, horizon + 90, 12, inks.land[2])
      );
    case "table":
      return table(pen, horizon);
    case "space":
      return "";
  }
}

/** A ridge with engraved slopes and light caps. */
function peaks(pen: Pen, base: number, rise: number, fill: string): string {
  const { random, width, height, inks } = pen;
  const count = 3 + Math.floor(random() * 2);
  return Array.from({ length: count }, (_, index) => {
    const x = width * ((index + between(random, 0.2, 0.8)) / count);
    const half = width * between(random, 0.2, 0.34);
    const top = base - height * rise * between(random, 0.55, 1);
    const jag = (share: number) =>
      `${n(x + half * share + between(random, -14, 14))} ${n(top + (base - top) * Math.abs(share) + between(random, -12, 12))}`;
    const left = `L${jag(-0.7)}L${jag(-0.42)}L${jag(-0.2)}`;
    const right = `L${jag(0.22)}L${jag(0.45)}L${jag(0.7)}`;
    const d = `M${n(x - half)} ${n(base + 260)}${left}L${n(x)} ${n(top)}${right}L${n(x + half)} ${n(base + 260)}Z`;
    const cap = top + (base - top) * 0.24;
    const snow = `M${n(x)} ${n(top)}L${n(x - half * 0.22)} ${n(cap + 8)}l${n(half * 0.09)} -12l${n(half * 0.06)} 26l${n(half * 0.08)} -30l${n(half * 0.07)} 22l${n(half * 0.07)} -24L${n(x + half * 0.22)} ${n(cap + 4)}Z`;
    const box = [x - half, top, x + half * 0.5, base + 80] as const;
    return (
      engraved(pen, d, box, {
        fill,
        strokeWidth: 1.8,
        hatch: { angle: 58, gap: 9, strokeWidth: 1.3 },
      }) +
      shape(pen, snow, {
        fill: inks.isDark ? inks.line : "#ffffff",
        stroke: "none",
        opacity: 0.85,
      })
    );
  }).join("");
}

/** Rolling ground with contour lines that follow it. */
function swell(pen: Pen, base: number, rise: number, fill: string): string {
  const { random, width, height, inks, detail } = pen;
  const phase = between(random, 0, 6);
  const wave = (x: number, depth: number) =>
    base +
    depth +
    Math.sin(x / (width * 0.22) + phase) * rise * (1 - depth / 900) +
    Math.sin(x / (width * 0.09) + phase * 2) * rise * 0.25;
  const curve = (depth: number) => {
    const points: string[] = [];
    for (let x = -20; x <= width + 20; x += 20) {
      points.push(`${n(x)} ${n(wave(x, depth))}`);
    }
    return points.join("L");
  };
  const body = shape(
    pen,
    `M${curve(0)}L${n(width + 20)} ${n(height + 20)}L-20 ${n(height + 20)}Z`,
    { fill, strokeWidth: 1.6 },
  );
  const contours: string[] = [];
  for (let depth = 12, step = 11; base + depth < height + rise; depth += step) {
    contours.push(`M${curve(depth)}`);
    step *= 1.16 / Math.sqrt(detail) + 0.08;
  }
  return (
    body + line(pen, contours.join(""), 1, inks.line, 0.3 * inks.lineStrength)
  );
}

function water(pen: Pen, horizon: number, lightX: number): string {
  const { random, width, height, inks, detail } = pen;
  const depth = height - horizon;
  pen.definitions.push(
    `<linearGradient id="water" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${inks.land[0]}"/><stop offset="1" stop-color="${inks.land[2]}"/></linearGradient>`,
  );
  const ripples: string[] = [];
  const glints: string[] = [];
  for (let y = horizon + 5, step = 6; y < height; y += step / detail) {
    const nearness = (y - horizon) / depth;
    for (let x = -60; x < width;) {
      const length = between(random, 20, 90) * (0.5 + nearness);
      const dip = 2 + nearness * 7;
      const d = `M${n(x)} ${n(y)}q${n(length / 4)} ${n(-dip)} ${n(length / 2)} 0t${n(length / 2)} 0`;
      const reach = 40 + nearness * 150;
      (Math.abs(x + length / 2 - lightX) < reach && random() < 0.75
        ? glints
        : ripples
      ).push(d);
      x += length + between(random, 10, 80);
    }
    step = 6 + nearness * 16;
  }
  return (
    `<rect x="0" y="${n(horizon)}" width="${n(width)}" height="${n(depth)}" fill="url(#water)"/>` +
    line(pen, `M0 ${n(horizon)}H${n(width)}`, 1.6) +
    line(pen, ripples.join(""), 1.2, inks.line, 0.4 * inks.lineStrength) +
    line(pen, glints.join(""), 2.4, inks.glow, 0.85)
  );
}

function treeLine(
  pen: Pen,
  base: number,
  scale: number,
  density: number,
): string {
  const { random, width } = pen;
  const step = (34 * scale) / density;
  const trees: string[] = [];
  for (let x = -20; x < width + 20; x += step * between(random, 0.6, 1.3)) {
    const size = scale * between(random, 0.7, 1.25);
    trees.push(
      placed(drawTree(pen, "fir"), x, base + between(random, 0, 14), size),
    );
  }
  return trees.join("");
}

function grass(pen: Pen, from: number): string {
  const { random, width, height, inks } = pen;
  const blades = Array.from({ length: 130 * pen.detail }, () => {
    const x = random() * width;
    const y = between(random, from, height);
    const s = 8 + ((y - from) / (height - from)) * 18;
    return `M${n(x)} ${n(y)}q${n(-s * 0.2)} ${n(-s * 0.6)} ${n(-s * 0.5)} ${n(-s)}M${n(x)} ${n(y)}q0 ${n(-s * 0.7)} ${n(s * 0.2)} ${n(-s * 1.2)}M${n(x)} ${n(y)}q${n(s * 0.3)} ${n(-s * 0.5)} ${n(s * 0.6)} ${n(-s * 0.8)}`;
  }).join("");
  return line(pen, blades, 1.6, inks.accent, 0.6);
}

function skyline(pen: Pen, base: number, scale: number, fill: string): string {
  const { random, width, inks } = pen;
  const houses: string[] = [];
  for (let x = -20; x < width;) {
    const w = between(random, 60, 120) * scale;
    const h = between(random, 120, 340) * scale;
    const top = base - h;
    const roof =
      [
        `L${n(x)} ${n(top)}H${n(x + w)}`,
        `L${n(x)} ${n(top)}L${n(x + w / 2)} ${n(top - w * 0.5)}L${n(x + w)} ${n(top)}`,
        `L${n(x)} ${n(top)}q${n(w / 2)} ${n(-w * 0.6)} ${n(w)} 0`,
      ][Math.floor(random() * 3)] ?? "";
    const d = `M${n(x)} ${n(base + 120)}${roof}V${n(base + 120)}Z`;
    houses.push(
      engraved(pen, d, [x, top - 40, x + w, base], {
        fill,
        strokeWidth: 1.5,
        hatch: { angle: 0, gap: 9, strokeWidth: 1.1 },
      }),
    );
    for (let wy = top + 24; wy < base - 20; wy += 34 * scale) {
      for (let wx = x + 14; wx < x + w - 18; wx += 26 * scale) {
        if (random() < 0.55) {
          houses.push(
            `<rect x="${n(wx)}" y="${n(wy)}" width="${n(10 * scale)}" height="${n(15 * scale)}" fill="${inks.glow}" fill-opacity="0.9"/>`,
          );
        }
      }
    }
    x += w * between(random, 0.85, 1.1);
  }
  return houses.join("");
}

function table(pen: Pen, edge: number): string {
  const { random, width, height, inks, detail } = pen;
  const wall: string[] = [];
  for (let x = 0; x < width; x += 26 / detail) {
    wall.push(`M${n(x)} 0V${n(edge)}`);
  }
  const grain: string[] = [];
  for (let y = edge + 14; y < height; y += between(random, 9, 20) / detail) {
    const sway = between(random, -9, 9);
    grain.push(
      `M0 ${n(y)}q${n(width / 4)} ${n(sway)} ${n(width / 2)} 0t${n(width / 2)} ${n(-sway)}`,
    );
  }
  const top = `M0 ${n(edge)}H${n(width)}V${n(height)}H0Z`;
  return (
    line(pen, wall.join(""), 1, inks.line, 0.12) +
    shape(pen, top, { fill: inks.land[1], strokeWidth: 2 }) +
    line(pen, grain.join(""), 1.3, inks.line, 0.38 * inks.lineStrength) +
    hatching(pen, top, [0, edge, width, height], {
      angle: 0,
      gap: 5,
      strokeWidth: 1,
      stroke: inks.land[2],
      from: "bottom",
      opacity: 1,
    })
  );
}
