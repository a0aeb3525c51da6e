import { panned, wholePicture, zoomed } from "../parts/pictureView.ts";
import type { Enlarged } from "./enlarged.ts";
import { walked, ways, withinSplit } from "./enlarged.ts";

const zoomStep = 1.5;
const panStep = 0.15;
const splitStep = 0.05;

/** What a key leads to; undefined: it is no key of ours, or there is nothing further. */
export function keyLeadsTo(
  { key, shiftKey }: { readonly key: string; readonly shiftKey: boolean },
  now: Enlarged,
  of: Parameters<typeof walked>[2],
): Enlarged | undefined {
  const to = arrows[key];
  if (to) {
    const [across, down] = to;
    return shiftKey
      ? { ...now, view: panned(now.view, across * panStep, down * panStep) }
      : walked(now, { prompts: across, versions: down }, of);
  }
  const way = ways[Number(key) - 1];
  if (way !== undefined) return { ...now, way };
  switch (key) {
    case "PageUp":
      return walked(now, { pictures: -1 }, of);
    case "PageDown":
      return walked(now, { pictures: 1 }, of);
    case "+":
    case "=":
      return { ...now, view: zoomed(now.view, zoomStep) };
    case "-":
      return { ...now, view: zoomed(now.view, 1 / zoomStep) };
    case "0":
      return { ...now, view: wholePicture };
    case ",":
      return { ...now, split: withinSplit(now.split - splitStep) };
    case ".":
      return { ...now, split: withinSplit(now.split + splitStep) };
    default:
      return undefined;
  }
}

const arrows: Readonly<Record<string, readonly [number, number] | undefined>> =
  {
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
    ArrowUp: [0, -1],
    ArrowDown: [0, 1],
  };
