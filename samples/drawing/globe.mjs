import { engrave, ribbon } from "./engraving.mjs";
import {
  circle,
  ellipsePoints,
  fill,
  pathThrough,
  radialGradient,
  radians,
  rotated,
  stroke,
} from "./shapes.mjs";

/**
 * A sphere in engraved parallels. `texture(latitude, longitude)` (degrees)
 * scales the tone, `tip` leans the pole towards the viewer, `turn` rolls the
 * sphere in the picture, `sun` is a direction [right, down, towards viewer].
 */
export function globe(
  id,
  {
    x,
    y,
    radius,
    tip = 15,
    turn = 0,
    sun = [-0.6, -0.5, 0.6],
    spacing = 4,
    weight = 2.6,
    body,
    edge,
    line,
    texture = () => 1,
    opacity = 0.95,
    ambient = 0.1,
  },
) {
  const length = Math.hypot(...sun);
  const light = sun.map((part) => part / length);
  const lean = radians(tip);
  const pieces = [];
  const stepDegrees = (spacing / radius) * (180 / Math.PI);
  for (
    let latitude = -90 + stepDegrees / 2;
    latitude < 90;
    latitude += stepDegrees
  ) {
    let run = [];
    const phi = radians(latitude);
    const longitudeStep = Math.min(8, 240 / radius + 1);
    for (let longitude = -180; longitude <= 180; longitude += longitudeStep) {
      const lambda = radians(longitude);
      const px = Math.cos(phi) * Math.sin(lambda);
      const py = -(
        Math.sin(phi) * Math.cos(lean) -
        Math.cos(phi) * Math.cos(lambda) * Math.sin(lean)
      );
      const pz =
        Math.sin(phi) * Math.sin(lean) +
        Math.cos(phi) * Math.cos(lambda) * Math.cos(lean);
      const [rx, ry] = rotated([px, py], [0, 0], turn);
      const lambert = Math.max(
        0,
        rx * light[0] + ry * light[1] + pz * light[2],
      );
      const width =
        weight *
        Math.min(1.1, (ambient + lambert) * texture(latitude, longitude));
      if (pz > 0.02 && width > 0.22) {
        run.push([
          x + rx * radius,
          y + ry * radius,
          (width / 2) * (0.45 + 0.55 * pz),
        ]);
        continue;
      }
      pieces.push(ribbon(run));
      run = [];
    }
    pieces.push(ribbon(run));
  }
  return (
    radialGradient(
      id,
      [x + light[0] * radius * 0.6, y + light[1] * radius * 0.6, radius * 1.6],
      [
        [0, edge],
        [0.55, body],
        [1, body],
      ],
    ) +
    circle(x, y, radius, { fill: `url(#${id})` }) +
    fill(pieces.join(""), line, { opacity }) +
    circle(x, y, radius, {
      fill: "none",
      stroke: line,
      "stroke-width": Math.max(1, weight * 0.5),
      opacity: 0.8,
    })
  );
}

/**
 * Half of a system of rings around a globe: "back" or "front". `density(r)`
 * for r from 0 (inner) to 1 (outer edge) sets the weight of the lines.
 */
export function ringHalf({
  x,
  y,
  inner,
  outer,
  tip,
  turn,
  half,
  spacing = 3.4,
  weight = 2,
  colour,
  body,
  density,
  shade = () => 1,
  opacity = 0.95,
}) {
  const flat = Math.sin(radians(tip));
  const [from, to] = half === "back" ? [180, 360] : [0, 180];
  const lines = [];
  const share = new Map();
  for (let radius = inner; radius <= outer; radius += spacing) {
    const line = [];
    for (let angle = from; angle <= to; angle += 1.5) {
      const [px, py] = rotated(
        [
          x + radius * Math.cos(radians(angle)),
          y + radius * flat * Math.sin(radians(angle)),
        ],
        [x, y],
        turn,
      );
      share.set(
        px * 4096 + py,
        density((radius - inner) / (outer - inner)) * shade(radius, angle),
      );
      line.push([px, py]);
    }
    lines.push(line);
  }
  const band = pathThrough(
    [
      ...ellipsePoints({ x, y, rx: outer, ry: outer * flat, from, to, turn }),
      ...ellipsePoints({
        x,
        y,
        rx: inner,
        ry: inner * flat,
        from: to,
        to: from,
        turn,
      }),
    ],
    true,
  );
  return (
    fill(band, body, { opacity: 0.55 }) +
    engrave(lines, (px, py) => share.get(px * 4096 + py), {
      weight,
      colour,
      opacity,
    })
  );
}

/** A crescent or half moon: an engraved disc whose lit part is cut by a shadow. */
export function smallMoon(
  id,
  { x, y, radius, colour, body, phase = 0.5, turn = 0 },
) {
  const limb = Array.from({ length: 25 }, (_, index) => {
    const angle = radians(-90 + index * 7.5);
    return rotated(
      [x + radius * Math.cos(angle), y + radius * Math.sin(angle)],
      [x, y],
      turn,
    );
  });
  const terminator = Array.from({ length: 25 }, (_, index) => {
    const angle = radians(90 - index * 7.5);
    return rotated(
      [
        x + radius * (1 - 2 * phase) * Math.cos(angle),
        y + radius * Math.sin(angle),
      ],
      [x, y],
      turn,
    );
  });
  const lit = pathThrough([...limb, ...terminator], true);
  return (
    circle(x, y, radius, { fill: body, stroke: colour, "stroke-width": 1.2 }) +
    `<clipPath id="${id}"><path d="${lit}"/></clipPath>` +
    fill(lit, colour, { opacity: 0.85 }) +
    `<g clip-path="url(#${id})">${stroke(
      Array.from({ length: 17 }, (_, index) =>
        pathThrough([
          [x - radius, y - radius + (index * radius) / 8],
          [x + radius, y - radius + (index * radius) / 8 + radius * 0.2],
        ]),
      ).join(""),
      body,
      radius * 0.035,
      { opacity: 0.7 },
    )}</g>`
  );
}
