/** Two decimals are below what a pixel shows and keep the SVG small. */
export function number(value) {
  return String(Math.round(value * 100) / 100);
}

/** Path data through points given as [x, y]. */
export function pathThrough(points, closed = false) {
  const steps = points.map(
    ([x, y], index) => `${index === 0 ? "M" : "L"}${number(x)} ${number(y)}`,
  );
  return steps.join("") + (closed ? "Z" : "");
}

/** Attributes of an element; undefined ones are left out. */
export function attributes(values) {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join("");
}

/** A stroked path; `style` takes SVG presentation attributes. */
export function stroke(d, colour, width, style = {}) {
  return `<path${attributes({
    d,
    fill: "none",
    stroke: colour,
    "stroke-width": number(width),
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
    ...style,
  })}/>`;
}

/** A filled path. */
export function fill(d, colour, style = {}) {
  return `<path${attributes({ d, fill: colour, ...style })}/>`;
}

export function circle(x, y, radius, style) {
  return `<circle${attributes({ cx: number(x), cy: number(y), r: number(radius), ...style })}/>`;
}

/** Points on an ellipse between two angles in degrees, 0 pointing right, clockwise. */
export function ellipsePoints({
  x,
  y,
  rx,
  ry = rx,
  from = 0,
  to = 360,
  turn = 0,
}) {
  const count = Math.max(
    8,
    Math.ceil((Math.abs(to - from) / 360) * Math.max(rx, ry) * 1.2),
  );
  return Array.from({ length: count + 1 }, (_, index) => {
    const angle = radians(from + ((to - from) * index) / count);
    return rotated(
      [x + rx * Math.cos(angle), y + ry * Math.sin(angle)],
      [x, y],
      turn,
    );
  });
}

/** The point turned about a centre by an angle in degrees. */
export function rotated([x, y], [centreX, centreY], degrees) {
  const cosine = Math.cos(radians(degrees));
  const sine = Math.sin(radians(degrees));
  return [
    centreX + (x - centreX) * cosine - (y - centreY) * sine,
    centreY + (x - centreX) * sine + (y - centreY) * cosine,
  ];
}

export function radians(degrees) {
  return (degrees * Math.PI) / 180;
}

/** The content inside a shape only. The id has to be unique in the picture. */
export function clipped(id, d, content) {
  return `<clipPath id="${id}"><path d="${d}"/></clipPath><g clip-path="url(#${id})">${content}</g>`;
}

/** A linear gradient definition; stops are [offset, colour, opacity]. */
export function linearGradient(id, [x1, y1, x2, y2], stops) {
  return `<linearGradient${attributes({ id, x1, y1, x2, y2, gradientUnits: "userSpaceOnUse" })}>${gradientStops(stops)}</linearGradient>`;
}

/** A radial gradient definition in picture coordinates. */
export function radialGradient(id, [cx, cy, r], stops) {
  return `<radialGradient${attributes({ id, cx, cy, r, gradientUnits: "userSpaceOnUse" })}>${gradientStops(stops)}</radialGradient>`;
}

/** A soft round light. */
export function glow(id, x, y, radius, colour, opacity) {
  return (
    radialGradient(
      id,
      [x, y, radius],
      [
        [0, colour, opacity],
        [0.25, colour, opacity * 0.5],
        [0.6, colour, opacity * 0.12],
        [1, colour, 0],
      ],
    ) + circle(x, y, radius, { fill: `url(#${id})` })
  );
}

function gradientStops(stops) {
  return stops
    .map(
      ([offset, colour, opacity = 1]) =>
        `<stop${attributes({ offset, "stop-color": colour, "stop-opacity": number(opacity) })}/>`,
    )
    .join("");
}
