import type { Inks } from "./inks.ts";
import { between } from "./random.ts";
import type { Random } from "../../core/statistics/random.ts";

/** What everything in a scene is drawn with. Lengths are in scene units. */
export interface Pen {
  readonly inks: Inks;
  readonly random: Random;
  /** The short side of a scene is 1000 units. */
  readonly width: number;
  readonly height: number;
  /** 1 for low quality, more lines above. */
  readonly detail: number;
  /** Definitions gathered while drawing. */
  readonly definitions: string[];
}

/** Left, top, right and bottom of what is hatched. */
export type Box = readonly [
  left: number,
  top: number,
  right: number,
  bottom: number,
];

/** A number as SVG writes it, to a hundredth. */
export function n(value: number): string {
  return String(Math.round(value * 100) / 100);
}

export interface ShapeLook {
  readonly fill?: string;
  readonly stroke?: string;
  readonly strokeWidth?: number;
  readonly opacity?: number;
}

/** A path; without a look it is a filled body with a fine outline. */
export function shape(pen: Pen, d: string, look: ShapeLook = {}): string {
  const { fill = pen.inks.body, stroke = pen.inks.line } = look;
  const { strokeWidth = 0.7, opacity = 1 } = look;
  // Not `opacity`: that renders every element on a layer as large as the page.
  const alpha =
    opacity === 1
      ? ""
      : ` fill-opacity="${n(opacity)}" stroke-opacity="${n(opacity)}"`;
  return `<path d="${d}" fill="${fill}" stroke="${stroke}" stroke-width="${n(strokeWidth)}" stroke-linejoin="round" stroke-linecap="round"${alpha}/>`;
}

/** An open line. */
export function line(
  pen: Pen,
  d: string,
  strokeWidth = 0.6,
  stroke = pen.inks.line,
  opacity = 1,
): string {
  return shape(pen, d, { fill: "none", stroke, strokeWidth, opacity });
}

export function disc(
  x: number,
  y: number,
  radius: number,
  fill: string,
  more = "",
): string {
  return `<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius)}" fill="${fill}" ${more}/>`;
}

/** A circle as a path, so that it can be hatched. */
export function round(x: number, y: number, rx: number, ry = rx): string {
  return `M${n(x - rx)} ${n(y)}a${n(rx)} ${n(ry)} 0 1 0 ${n(2 * rx)} 0a${n(rx)} ${n(ry)} 0 1 0 ${n(-2 * rx)} 0Z`;
}

export interface HatchLook {
  /** Degrees; 0 is level. */
  readonly angle?: number;
  readonly gap?: number;
  readonly strokeWidth?: number;
  readonly stroke?: string;
  readonly opacity?: number;
  /** Which side the lines are strongest on. */
  readonly from?: "left" | "right" | "top" | "bottom";
}

/** A body with an engraver's parallel lines fading across it. */
export function engraved(
  pen: Pen,
  d: string,
  box: Box,
  look: ShapeLook & { readonly hatch?: HatchLook } = {},
): string {
  const hatch = hatching(pen, d, box, {
    ...(isLost(pen.inks.line, look.fill ?? pen.inks.body)
      ? { stroke: pen.inks.isDark ? pen.inks.shade : pen.inks.glow }
      : {}),
    ...look.hatch,
  });
  return (
    shape(pen, d, { ...look, stroke: "none" }) +
    hatch +
    shape(pen, d, { ...look, fill: "none" })
  );
}

/** Whether lines would not show on a body of nearly the same brightness. */
function isLost(stroke: string, fill: string): boolean {
  return Math.abs(brightness(stroke) - brightness(fill)) < 70;
}

/** Luma of a `#rrggbb`, 0 to 255. */
function brightness(colour: string): number {
  const value = Number.parseInt(colour.slice(1), 16);
  return (
    0.3 * (value >> 16) + 0.59 * ((value >> 8) & 255) + 0.11 * (value & 255)
  );
}

/** Only the lines, cut off at the outline `d`. */
export function hatching(
  pen: Pen,
  d: string,
  [left, top, right, bottom]: Box,
  look: HatchLook = {},
): string {
  const { angle = -32, strokeWidth = 0.42 } = look;
  const { from = pen.inks.isDark ? "left" : "right" } = look;
  const gap = (look.gap ?? 2.3) / pen.detail;
  const opacity = (look.opacity ?? 0.85) * pen.inks.lineStrength;
  const stroke = look.stroke ?? pen.inks.line;
  const centreX = (left + right) / 2;
  const centreY = (top + bottom) / 2;
  const reach = Math.hypot(right - left, bottom - top) / 2;
  const radians = (angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  let lines = "";
  for (let offset = -reach; offset <= reach; offset += gap) {
    const shift = offset + between(pen.random, -0.12, 0.12) * gap;
    const x = centreX - sin * shift;
    const y = centreY + cos * shift;
    lines += `M${n(x - cos * reach)} ${n(y - sin * reach)}L${n(x + cos * reach)} ${n(y + sin * reach)}`;
  }
  const id = `h${pen.definitions.length}`;
  const ends = {
    left: [left, 0, right, 0],
    right: [right, 0, left, 0],
    top: [0, top, 0, bottom],
    bottom: [0, bottom, 0, top],
  }[from];
  pen.definitions.push(
    `<clipPath id="${id}"><path d="${d}"/></clipPath>` +
      `<linearGradient id="${id}g" gradientUnits="userSpaceOnUse" x1="${n(ends[0] ?? 0)}" y1="${n(ends[1] ?? 0)}" x2="${n(ends[2] ?? 0)}" y2="${n(ends[3] ?? 0)}"><stop offset="0" stop-color="${stroke}" stop-opacity="${n(opacity)}"/><stop offset="0.8" stop-color="${stroke}" stop-opacity="0"/></linearGradient>`,
  );
  return `<g clip-path="url(#${id})"><path d="${lines}" fill="none" stroke="url(#${id}g)" stroke-width="${n(strokeWidth)}"/></g>`;
}

/** A soft light around a point. */
export function halo(
  pen: Pen,
  x: number,
  y: number,
  radius: number,
  colour: string,
  opacity: number,
): string {
  const id = `g${pen.definitions.length}`;
  pen.definitions.push(
    `<radialGradient id="${id}"><stop offset="0" stop-color="${colour}" stop-opacity="${n(opacity)}"/><stop offset="0.45" stop-color="${colour}" stop-opacity="${n(opacity * 0.3)}"/><stop offset="1" stop-color="${colour}" stop-opacity="0"/></radialGradient>`,
  );
  return disc(x, y, radius, `url(#${id})`);
}

/** Moves a motif, drawn about its foot at 0,0 and 100 high, into the scene. */
export function placed(
  motif: string,
  x: number,
  y: number,
  scale: number,
  isMirrored = false,
): string {
  return `<g transform="translate(${n(x)} ${n(y)}) scale(${n(isMirrored ? -scale : scale)} ${n(scale)})">${motif}</g>`;
}
