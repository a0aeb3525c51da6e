import { withKernels } from "./kernels.ts";
import type { Plane } from "./plane.ts";

/** How a copy lies: mirrored left to right first, then turned clockwise. */
export interface Turn {
  readonly degrees: 0 | 90 | 180 | 270;
  readonly isMirrored: boolean;
}

/** The eight ways to lie; as it is comes first. */
export const turns: readonly Turn[] = [false, true].flatMap((isMirrored) =>
  ([0, 90, 180, 270] as const).map((degrees) => ({ degrees, isMirrored })),
);

/** A square plane as it looks when it lies so; itself when it isn't turned. */
export function turnPlane(plane: Plane, turn: Turn): Plane {
  if (turn.degrees === 0 && !turn.isMirrored) return plane;
  const { width: side, values } = plane;
  const { start, right, down } = stepsOf(side, turn);
  const turned = new Float32Array(values.length);
  withKernels((kernels, at) =>
    kernels.turn(at.read(values), side, start, right, down, at.write(turned)),
  );
  return { width: side, height: side, values: turned };
}

/** Where the first cell comes from, and how far away the one to its right and the one below. */
function stepsOf(
  side: number,
  { degrees, isMirrored }: Turn,
): { readonly start: number; readonly right: number; readonly down: number } {
  const last = side - 1;
  // One cell to the right in the picture before it is turned.
  const step = isMirrored ? -1 : 1;
  const [left, far] = isMirrored ? [last, 0] : [0, last];
  switch (degrees) {
    case 0:
      return { start: left, right: step, down: side };
    case 90:
      return { start: last * side + left, right: -side, down: step };
    case 180:
      return { start: last * side + far, right: -step, down: -side };
    case 270:
      return { start: far, right: side, down: -step };
  }
}

/** What undoes a turn. A mirror image undoes itself, however it is turned. */
export function undone({ degrees, isMirrored }: Turn): Turn {
  if (isMirrored || degrees === 0) return { degrees, isMirrored };
  return {
    degrees: degrees === 90 ? 270 : degrees === 270 ? 90 : 180,
    isMirrored,
  };
}

/** The place among the `turns` of what undoes each. */
export const backTurns = turns.map((turn) => {
  const { degrees, isMirrored } = undone(turn);
  return turns.findIndex(
    (other) => other.degrees === degrees && other.isMirrored === isMirrored,
  );
});
