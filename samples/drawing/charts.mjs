import { dot } from "./engraving.mjs";
import { palette } from "./palette.mjs";
import {
  circle,
  ellipsePoints,
  fill,
  number,
  pathThrough,
  radians,
  stroke,
} from "./shapes.mjs";
import { brightStar } from "./starlight.mjs";

/** A graduated arc as on an astronomer's circle: two lines and ticks of three lengths. */
export function graduatedArc({
  x,
  y,
  radius,
  from = 0,
  to = 360,
  step = 2,
  depth = 14,
  colour = palette.gold,
  opacity = 0.6,
  width = 1.2,
}) {
  const ticks = [];
  const count = Math.round((to - from) / step);
  for (let index = 0; index <= count; index += 1) {
    const angle = radians(from + index * step);
    const length =
      index % 10 === 0 ? depth : index % 5 === 0 ? depth * 0.7 : depth * 0.4;
    ticks.push(ray(x, y, angle, radius, radius + length));
  }
  const arc = (r) => pathThrough(ellipsePoints({ x, y, rx: r, from, to }));
  return (
    stroke(arc(radius) + arc(radius + depth), colour, width, { opacity }) +
    stroke(ticks.join(""), colour, width * 0.8, { opacity })
  );
}

/** Plain concentric arcs; every third one dashed. */
export function concentricArcs({
  x,
  y,
  radii,
  from = 0,
  to = 360,
  colour = palette.gold,
  opacity = 0.35,
  width = 1.1,
  dash = "2 9",
}) {
  return radii
    .map((radius, index) =>
      stroke(
        pathThrough(ellipsePoints({ x, y, rx: radius, from, to })),
        colour,
        width,
        {
          opacity,
          "stroke-dasharray": index % 3 === 2 ? dash : undefined,
        },
      ),
    )
    .join("");
}

/** Stars joined by thin lines that stop short of them. Stars are [x, y, size]. */
export function constellation(
  id,
  points,
  links,
  { colour = palette.gold, width = 1.6, opacity = 0.85, gap = 1.2 } = {},
) {
  const lines = links.map(([start, end]) => {
    const [x0, y0, s0] = points[start];
    const [x1, y1, s1] = points[end];
    const length = Math.hypot(x1 - x0, y1 - y0);
    const a = (s0 * gap) / length;
    const b = 1 - (s1 * gap) / length;
    return pathThrough([
      [x0 + (x1 - x0) * a, y0 + (y1 - y0) * a],
      [x0 + (x1 - x0) * b, y0 + (y1 - y0) * b],
    ]);
  });
  return (
    stroke(lines.join(""), colour, width, { opacity }) +
    points
      .map(([x, y, size], index) => brightStar(`${id}-${index}`, x, y, size))
      .join("")
  );
}

/** Two thin rules around the picture with small ornaments in the corners. */
export function doubleFrame(width, height, inset, colour = palette.gold) {
  const rule = (distance, weight) =>
    `<rect x="${number(distance)}" y="${number(distance)}" width="${number(width - 2 * distance)}" height="${number(height - 2 * distance)}" fill="none" stroke="${colour}" stroke-width="${weight}"/>`;
  const inner = inset + 12;
  const corners = [
    [inner, inner, 0],
    [width - inner, inner, 90],
    [width - inner, height - inner, 180],
    [inner, height - inner, 270],
  ].map(([x, y, from]) => {
    const arcs = [26, 34].map((radius) =>
      pathThrough(ellipsePoints({ x, y, rx: radius, from, to: from + 90 })),
    );
    return (
      stroke(arcs.join(""), colour, 1.6) + circle(x, y, 4, { fill: colour })
    );
  });
  return `<g opacity="0.85">${rule(inset, 2.6)}${rule(inner, 1.1)}${corners.join("")}</g>`;
}

/** Rays around a point, as lines from one radius to another. */
export function rays({
  x,
  y,
  from,
  to,
  count,
  start = 0,
  sweep = 360,
  colour,
  width,
  opacity,
}) {
  const d = Array.from({ length: count }, (_, index) =>
    ray(x, y, radians(start + (sweep * index) / count), from, to),
  );
  return stroke(d.join(""), colour, width, { opacity });
}

/** A row of dots along an arc. */
export function dottedArc({
  x,
  y,
  radius,
  from,
  to,
  count,
  size,
  colour = palette.gold,
  opacity = 0.7,
}) {
  const d = Array.from({ length: count }, (_, index) => {
    const angle = radians(from + ((to - from) * index) / (count - 1));
    return dot(
      x + radius * Math.cos(angle),
      y + radius * Math.sin(angle),
      size,
    );
  });
  return fill(d.join(""), colour, { opacity });
}

/** Path data of one ray. */
export function ray(x, y, angle, from, to) {
  const cosine = Math.cos(angle);
  const sine = Math.sin(angle);
  return pathThrough([
    [x + from * cosine, y + from * sine],
    [x + to * cosine, y + to * sine],
  ]);
}
