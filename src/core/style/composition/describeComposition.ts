import type { Colours } from "../colours.ts";
import type { Composition } from "./composition.ts";
import { compositionVersion } from "./composition.ts";
import { describeAttention } from "./describeAttention.ts";
import { describeCorners, noCorners } from "./describeCorners.ts";
import { describeHues } from "./describeHues.ts";
import { edgesOf } from "./edgesOf.ts";
import { frameOf } from "./frameOf.ts";
import { horizonOf } from "./horizonOf.ts";
import { outlineOf } from "./outlineOf.ts";

/** Measures how a picture is composed. Any size from 1 × 1; every value is finite. */
export function describeComposition({
  lab,
  subject,
  hues,
}: Colours): Composition {
  const edges = edgesOf(lab);
  const outline = outlineOf(lab, subject);
  const frame = frameOf(lab);
  // What lies on a plain ground may be straight, but is no horizon.
  const horizon = outline ? undefined : horizonOf(lab);
  return {
    version: compositionVersion,
    ...describeAttention(lab, edges, subject),
    hues: describeHues(hues, lab.a.length),
    frame,
    // A frame has corners of its own.
    corners: frame > 0 ? noCorners : describeCorners(lab, edges),
    ...(horizon !== undefined && { horizon }),
    ...(outline && { outline }),
  };
}
