import { disc, hatching, line, n, round, shape } from "./pen.ts";
import type { Pen } from "./pen.ts";
import { between } from "./random.ts";
import type { SkyThing } from "./scenePlan.ts";
import { sparkle } from "./sky.ts";
import type { Light } from "./sky.ts";

/** Everything the prompt puts into the sky. */
export function drawSkyThings(
  pen: Pen,
  things: readonly SkyThing[],
  light: Light,
  horizon: number,
): string {
  return things
    .map((thing) => {
      switch (thing) {
        case "aurora":
          return aurora(pen, horizon);
        case "comet":
          return comets(pen, horizon);
        case "clouds":
          return clouds(pen, horizon);
        case "planet":
          return planet(pen, light);
        case "milkyWay":
          return milkyWay(pen, horizon);
        case "birds":
          return birds(pen, horizon);
        case "constellation":
          return constellation(pen, horizon);
        case "moon":
        case "sun":
        case "rain":
        case "snow":
          return "";
      }
    })
    .join("");
}

function aurora({ inks, random, width, detail }: Pen, horizon: number): string {
  return [inks.accent, inks.second, inks.glow]
    .map((colour, ribbon) => {
      const base = horizon * (0.34 + ribbon * 0.15);
      const phase = between(random, 0, 6);
      const strands: string[] = [];
      for (let x = -10; x < width + 10; x += 4.5 / detail) {
        const wave =
          Math.sin(x / 170 + phase) * 42 + Math.sin(x / 61 + phase * 2) * 18;
        const length =
          90 + 60 * Math.sin(x / 90 + phase * 3) + between(random, 0, 40);
        strands.push(
          `M${n(x)} ${n(base + wave)}L${n(x + 12)} ${n(base + wave - length)}`,
        );
      }
      return `<path d="${strands.join("")}" fill="none" stroke="${colour}" stroke-width="2.4" stroke-opacity="${n(0.42 - ribbon * 0.08)}"/>`;
    })
    .join("");
}

function comets(pen: Pen, horizon: number): string {
  const { random, inks, width } = pen;
  return Array.from({ length: 3 }, (_, index) => {
    const x = between(random, 0.2, 0.85) * width;
    const y = between(random, 0.12, 0.5) * horizon;
    const length = index === 0 ? 260 : between(random, 90, 150);
    const tail = Array.from({ length: 9 }, (__, strand) => {
      const spread = (strand - 4) * 5;
      return `M${n(x)} ${n(y)}L${n(x + length * between(random, 0.6, 1))} ${n(y - length * 0.42 + spread)}`;
    }).join("");
    return (
      line(pen, tail, 1.3, inks.accent, 0.75) +
      sparkle(pen, x, y, index === 0 ? 26 : 14)
    );
  }).join("");
}

function clouds(pen: Pen, horizon: number): string {
  const { random, inks, width } = pen;
  return Array.from({ length: 4 }, () => {
    const x = between(random, 0.05, 0.95) * width;
    const y = between(random, 0.2, 0.85) * horizon;
    const s = between(random, 0.7, 1.4);
    const d = `M${n(x - 120 * s)} ${n(y)}q${n(-30 * s)} ${n(-44 * s)} ${n(34 * s)} ${n(-44 * s)}q${n(20 * s)} ${n(-56 * s)} ${n(76 * s)} ${n(-34 * s)}q${n(46 * s)} ${n(-34 * s)} ${n(70 * s)} ${n(20 * s)}q${n(66 * s)} ${n(0)} ${n(44 * s)} ${n(58 * s)}Z`;
    const box = [x - 150 * s, y - 100 * s, x + 120 * s, y] as const;
    return (
      shape(pen, d, {
        fill: inks.skyLow,
        stroke: inks.line,
        strokeWidth: 1.4,
        opacity: 0.85,
      }) +
      hatching(pen, d, box, {
        angle: 0,
        gap: 8,
        strokeWidth: 1.2,
        from: "bottom",
      })
    );
  }).join("");
}

function planet(pen: Pen, light: Light): string {
  const { inks, width } = pen;
  const x = light.x > width / 2 ? width * 0.25 : width * 0.76;
  const y = light.y * 1.1;
  const radius = light.radius * 1.05;
  const d = round(x, y, radius);
  const ring = (scale: number) =>
    `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(radius * scale)}" ry="${n(radius * scale * 0.26)}" fill="none" stroke="${inks.line}" stroke-width="2" transform="rotate(-18 ${n(x)} ${n(y)})" stroke-opacity="0.9"/>`;
  const front = `<path d="M${n(x - radius)} ${n(y - 2)}a${n(radius)} ${n(radius)} 0 0 1 ${n(radius * 2)} 0Z" fill="${inks.accent}" transform="rotate(-18 ${n(x)} ${n(y)})"/>`;
  return (
    shape(pen, d, { fill: inks.accent, strokeWidth: 1.6 }) +
    [1.5, 1.68, 1.86, 2.1].map(ring).join("") +
    front +
    hatching(pen, d, [x - radius, y - radius, x + radius, y + radius], {
      angle: -18,
      gap: 6,
      strokeWidth: 1.3,
      stroke: inks.skyTop,
      from: "right",
    })
  );
}

function milkyWay(
  { random, inks, width, detail }: Pen,
  horizon: number,
): string {
  return Array.from({ length: 520 * detail }, () => {
    const along = random();
    const scatter = (random() + random() + random() - 1.5) * 170;
    const x = along * width * 1.1 - width * 0.05;
    const y = horizon * (0.72 - Math.sin(along * Math.PI) * 0.58) + scatter;
    const isNear = Math.abs(scatter) < 60;
    return y < horizon
      ? disc(
          x,
          y,
          between(random, 0.8, isNear ? 3 : 2),
          random() < 0.4 ? inks.accent : inks.line,
          `fill-opacity="${n(between(random, 0.25, 0.9))}"`,
        )
      : "";
  }).join("");
}

function birds(pen: Pen, horizon: number): string {
  const d = Array.from({ length: 9 }, () => {
    const x = between(pen.random, 0.15, 0.85) * pen.width;
    const y = between(pen.random, 0.2, 0.7) * horizon;
    const s = between(pen.random, 10, 24);
    return `M${n(x - s)} ${n(y - s * 0.35)}q${n(s * 0.6)} ${n(-s * 0.3)} ${n(s)} ${n(s * 0.4)}q${n(s * 0.4)} ${n(-s * 0.7)} ${n(s)} ${n(-s * 0.4)}`;
  }).join("");
  return line(pen, d, 3);
}

function constellation(pen: Pen, horizon: number): string {
  const { random, width, inks } = pen;
  const points = Array.from(
    { length: 8 },
    (_, index) =>
      [
        width * (0.1 + 0.8 * ((index + between(random, 0.2, 0.8)) / 8)),
        horizon * between(random, 0.1, 0.5),
      ] as const,
  );
  const path = points
    .map(([x, y], index) => `${index === 0 ? "M" : "L"}${n(x)} ${n(y)}`)
    .join("");
  return (
    line(pen, path, 1.4, inks.accent, 0.8) +
    points
      .map(
        ([x, y]) =>
          disc(
            x,
            y,
            9,
            inks.skyTop,
            `stroke="${inks.accent}" stroke-width="1.4"`,
          ) + sparkle(pen, x, y, 11),
      )
      .join("")
  );
}

/** Rain or snow, in front of everything. */
export function drawWeather(pen: Pen, things: readonly SkyThing[]): string {
  const { random, inks, width, height } = pen;
  const isRain = things.includes("rain");
  if (!isRain && !things.includes("snow")) return "";
  return Array.from({ length: isRain ? 260 : 220 }, () => {
    const x = random() * width;
    const y = random() * height;
    return isRain
      ? `<path d="M${n(x)} ${n(y)}l-8 ${n(between(random, 24, 46))}" stroke="${inks.line}" stroke-width="1.2" stroke-opacity="0.45"/>`
      : disc(
          x,
          y,
          between(random, 1.5, 5),
          inks.isDark ? inks.line : "#ffffff",
          `fill-opacity="${n(between(random, 0.4, 0.9))}"`,
        );
  }).join("");
}
