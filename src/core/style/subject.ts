import { withKernels } from "./kernels.ts";
import type { Lab } from "./lab.ts";
import { distributionOf } from "./samples.ts";

/** What stands before a plain background, and the background itself. */
export interface Subject {
  /** 1 where the subject is; everywhere when the border isn't plain. */
  readonly mask: Uint8Array;
  /** The mask is 1 everywhere. */
  readonly isWhole: boolean;
  /** The border's middle colour. */
  readonly background: {
    readonly lightness: number;
    readonly a: number;
    readonly b: number;
  };
  /** Share of the picture that has the border's colour. */
  readonly backgroundShare: number;
  /** Share of the border that has it. */
  readonly plainBorderShare: number;
}

/** Colours closer than this in Lab are one plain colour to the eye. */
const sameColourDistance = 6;
const borderShare = 0.03;
const plainBorder = 0.6;

/**
 * Cuts the subject out when the border is one flat colour. Thin things on
 * white are no outliers among full ones: line and texture are measured inside.
 */
export function findSubject(lab: Lab): Subject {
  const { width, height, lightness, a, b } = lab;
  const border = borderOf(width, height);
  const middle = (values: Float32Array, low: number, high: number) =>
    distributionOf(picked(values, border), low, high).percentile(0.5);
  const background = {
    lightness: middle(lightness, 0, 100),
    a: middle(a, -128, 128),
    b: middle(b, -128, 128),
  };
  const mask = new Uint8Array(lightness.length);
  const subjectPixels = withKernels(({ markOthers }, at) =>
    markOthers(
      at.read(lightness),
      at.read(a),
      at.read(b),
      mask.length,
      background.lightness,
      background.a,
      background.b,
      sameColourDistance ** 2,
      at.write(mask),
    ),
  );
  const backgroundShare = 1 - subjectPixels / mask.length;
  const plainBorderShare =
    border.filter((at) => mask[at] === 0).length / border.length;
  const isWhole = plainBorderShare <= plainBorder || backgroundShare >= 0.995;
  if (isWhole) mask.fill(1);
  return { mask, isWhole, background, backgroundShare, plainBorderShare };
}

/** The mask at another size. */
export function resizeMask(
  mask: Uint8Array,
  from: { readonly width: number; readonly height: number },
  { width, height }: { readonly width: number; readonly height: number },
): Uint8Array {
  const nearest = new Uint8Array(width * height);
  const columns = Int32Array.from({ length: width }, (_, x) =>
    Math.floor(((x + 0.5) * from.width) / width),
  );
  for (let y = 0; y < height; y++) {
    const row = Math.floor(((y + 0.5) * from.height) / height) * from.width;
    pickRow(mask, row, columns, nearest, y * width);
  }
  return nearest;
}

function pickRow(
  mask: Uint8Array,
  row: number,
  columns: Int32Array,
  picked: Uint8Array,
  to: number,
): void {
  for (let x = 0; x < columns.length; x++) {
    picked[to + x] = mask[row + (columns[x] ?? 0)] ?? 0;
  }
}

/** The mask wider by `reach` pixels, so that the subject's outline is inside. */
export function widenMask(
  mask: Uint8Array,
  { width, height }: { readonly width: number; readonly height: number },
  reach: number,
): Uint8Array {
  const across = spread(mask, height, width, width, 1, reach);
  return spread(across, width, height, 1, width, reach);
}

/** Marks what lies within `reach` of a mark on the same line. */
function spread(
  mask: Uint8Array,
  lines: number,
  length: number,
  lineStep: number,
  step: number,
  reach: number,
): Uint8Array {
  const wide = new Uint8Array(mask.length);
  for (let line = 0; line < lines; line++) {
    let last = -Infinity;
    for (let index = 0; index < length; index++) {
      const at = line * lineStep + index * step;
      if (mask[at] !== 0) last = index;
      if (index - last <= reach) wide[at] = 1;
    }
    last = Infinity;
    for (let index = length - 1; index >= 0; index--) {
      const at = line * lineStep + index * step;
      if (mask[at] !== 0) last = index;
      if (last - index <= reach) wide[at] = 1;
    }
  }
  return wide;
}

function picked(values: Float32Array, places: readonly number[]) {
  const samples = new Float32Array(places.length);
  for (let index = 0; index < samples.length; index++) {
    samples[index] = values[places[index] ?? 0] ?? 0;
  }
  return samples;
}

function borderOf(width: number, height: number): number[] {
  const reach = Math.max(1, Math.round(borderShare * Math.max(width, height)));
  const border: number[] = [];
  for (let y = 0; y < height; y++) {
    const isEdgeRow = y < reach || y >= height - reach;
    for (let x = 0; x < width; x++) {
      if (isEdgeRow || x < reach || x >= width - reach)
        border.push(y * width + x);
      else x = Math.max(x, width - reach - 1);
    }
  }
  return border;
}
