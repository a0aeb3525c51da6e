import { fill, number, pathThrough, rotated, stroke } from "./shapes.mjs";

/**
 * Lines whose weight follows a tone, the way a copper engraver shades.
 * `lines` are arrays of points, `tone(x, y)` is 0 (no line) to 1 (`weight`
 * pixels wide); where the line would be a hairline it stops.
 */
export function engrave(
  lines,
  tone,
  { weight, colour, opacity, hairline = 0.28 },
) {
  const pieces = [];
  for (const line of lines) {
    let run = [];
    for (const point of line) {
      const width = weight * Math.min(1, tone(point[0], point[1]));
      if (width >= hairline) {
        run.push([point[0], point[1], width / 2]);
        continue;
      }
      pieces.push(ribbon(run));
      run = [];
    }
    pieces.push(ribbon(run));
  }
  return fill(pieces.join(""), colour, { opacity });
}

/** The outline of a line of changing half-width; points are [x, y, half-width]. */
export function ribbon(points) {
  if (points.length < 2) return "";
  const left = [];
  const right = [];
  points.forEach(([x, y, half], index) => {
    const before = points[Math.max(0, index - 1)];
    const after = points[Math.min(points.length - 1, index + 1)];
    const dx = after[0] - before[0];
    const dy = after[1] - before[1];
    const length = Math.hypot(dx, dy) || 1;
    left.push([x - (dy / length) * half, y + (dx / length) * half]);
    right.push([x + (dy / length) * half, y - (dx / length) * half]);
  });
  return pathThrough([...left, ...right.reverse()], true);
}

/** Parallel, slightly wavering lines that cover a box. */
export function parallelLines({
  x,
  y,
  width,
  height,
  spacing,
  angle = 0,
  step = 6,
  waver = () => 0,
}) {
  const centre = [x + width / 2, y + height / 2];
  const reach = Math.hypot(width, height) / 2;
  const flat = angle % 180 === 0;
  const halfLength = flat ? width / 2 : reach;
  const halfDepth = flat ? height / 2 : reach;
  const lines = [];
  for (let depth = -halfDepth; depth <= halfDepth; depth += spacing) {
    const line = [];
    for (let along = -halfLength; along <= halfLength + step; along += step) {
      const [px, py] = rotated(
        [centre[0] + along, centre[1] + depth],
        centre,
        angle,
      );
      line.push([px, py + waver(px, py)]);
    }
    lines.push(line);
  }
  return lines;
}

/** A stroke that is thick where it starts and ends in a point, bent by a control point. */
export function taper([x0, y0], [cx, cy], [x1, y1], width, count = 8) {
  return ribbon(
    Array.from({ length: count + 1 }, (_, index) => {
      const t = index / count;
      const s = 1 - t;
      return [
        s * s * x0 + 2 * s * t * cx + t * t * x1,
        s * s * y0 + 2 * s * t * cy + t * t * y1,
        (width / 2) * s,
      ];
    }),
  );
}

/** Dots whose number follows a tone; `tries` dots are thrown into the box. */
export function stipple(
  random,
  { x, y, width, height, tries, radius, colour, opacity },
  tone,
) {
  const dots = [];
  for (let index = 0; index < tries; index += 1) {
    const px = x + width * random();
    const py = y + height * random();
    const chance = random();
    const size = radius * (0.5 + random() * 0.7);
    if (chance < tone(px, py)) dots.push(dot(px, py, size));
  }
  return fill(dots.join(""), colour, { opacity });
}

/** Path data of a dot. */
export function dot(x, y, radius) {
  const r = number(radius);
  return `M${number(x - radius)} ${number(y)}a${r} ${r} 0 1 0 ${number(radius * 2)} 0a${r} ${r} 0 1 0 ${number(-radius * 2)} 0`;
}

/**
 * Metal, stone or cloth turned on a lathe and seen from the side: a dark body,
 * engraved rings that take the light, an outline. `radius(t)` runs from 0 at
 * `from` to 1 at `to`; `roundness` is how much the rings bulge along the axis.
 */
export function turned(
  id,
  {
    from,
    to,
    radius,
    roundness = 0.25,
    spacing = 4,
    weight = 2.6,
    light = litFromLeft,
    body,
    line,
    outline = line,
    outlineWidth = 1.8,
    opacity = 0.95,
  },
) {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const axis = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
  const at = (along, across) => [
    from[0] + axis[0] * along - axis[1] * across,
    from[1] + axis[1] * along + axis[0] * across,
  ];
  const count = Math.max(12, Math.ceil(length / 4));
  const left = [];
  const right = [];
  for (let index = 0; index <= count; index += 1) {
    const t = index / count;
    left.push(at(t * length, radius(t)));
    right.push(at(t * length, -radius(t)));
  }
  const cap = (along, sign) => {
    const r = radius(along / length);
    return Array.from({ length: 17 }, (_, index) => {
      const v = 1 - index / 8;
      return at(along + roundness * r * Math.sqrt(1 - v * v), v * r * sign);
    });
  };
  const d = pathThrough(
    [...left, ...cap(length, 1), ...right.reverse(), ...cap(0, -1)],
    true,
  );
  const pieces = [];
  for (let along = 0; along <= length; along += spacing) {
    const t = along / length;
    const r = radius(t);
    const steps = Math.max(10, Math.ceil(r / 3));
    let run = [];
    for (let index = 0; index <= steps; index += 1) {
      const v = -1 + (2 * index) / steps;
      const width = weight * Math.min(1, light(v, t));
      const [x, y] = at(along + roundness * r * Math.sqrt(1 - v * v), v * r);
      if (width > 0.25) run.push([x, y, width / 2]);
      else {
        pieces.push(ribbon(run));
        run = [];
      }
    }
    pieces.push(ribbon(run));
  }
  return (
    fill(d, body) +
    `<clipPath id="${id}"><path d="${d}"/></clipPath>` +
    fill(pieces.join(""), line, { opacity, "clip-path": `url(#${id})` }) +
    stroke(d, outline, outlineWidth)
  );
}

/**
 * A highlight on one side, a dark core, a thin rim of returned light. v runs
 * from -1 to 1 across; for an axis that points up, 1 is the right side.
 */
export function litFromRight(v) {
  return (
    0.1 +
    0.85 * Math.exp(-(((v - 0.45) / 0.33) ** 2)) +
    0.35 * Math.exp(-(((v + 0.92) / 0.12) ** 2))
  );
}

export function litFromLeft(v) {
  return litFromRight(-v);
}
