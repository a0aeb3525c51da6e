import { element } from "../parts/element.ts";

/** A heading and what is below it. Nothing below: no heading either. */
export function section(
  heading: string,
  content: HTMLElement | undefined,
): readonly HTMLElement[] {
  return content ? [element("h3", { text: heading }), content] : [];
}
