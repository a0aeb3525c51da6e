import type { Selection } from "./selection.ts";
import {
  everything,
  extended,
  nothingSelected,
  only,
  toggled,
} from "./selection.ts";
import type { View } from "./view.ts";

/** What keys on an image work on, and what they do. */
export interface KeyTarget {
  readonly view: Pick<View, "options" | "next">;
  readonly selection: Selection;
  /** Files as they are shown. */
  readonly order: readonly string[];
  readonly choose: (next: Selection) => void;
  readonly open: (file: string) => void;
  /** Excludes, or takes in. */
  readonly swap: (file: string) => void;
}

/** @returns whether the key meant something */
export function onImageKey(
  event: KeyboardEvent,
  file: string,
  target: KeyTarget,
): boolean {
  if (event.altKey) return false;
  const { selection, order, choose } = target;
  const isControl = event.ctrlKey || event.metaKey;
  switch (event.key) {
    case " ":
      choose(
        event.shiftKey
          ? extended(selection, file, order)
          : toggled(selection, file),
      );
      return true;
    case "Enter":
      target.open(file);
      return true;
    case "Escape":
      choose(nothingSelected);
      return true;
    case "Delete":
    case "Backspace":
      target.swap(file);
      return true;
    case "a":
      if (!isControl) return false;
      choose(everything(order, file));
      return true;
    default:
      return walk(event, file, target);
  }
}

function walk(
  event: KeyboardEvent,
  file: string,
  { view, selection, order, choose }: KeyTarget,
): boolean {
  const isControl = event.ctrlKey || event.metaKey;
  const from = view.options().find(({ dataset }) => dataset["file"] === file);
  const to = from && view.next(from, event.key, isControl);
  const reached = to?.dataset["file"];
  if (!to || reached === undefined) return event.key.startsWith("Arrow");
  to.focus({ preventScroll: true });
  to.scrollIntoView({ block: "nearest" });
  if (event.shiftKey) choose(extended(selection, reached, order));
  else if (!isControl) choose(only(reached));
  return true;
}
