import { element } from "../parts/element.ts";

/** Said where there is nothing to see. */
export function empty(title: string, hint: string): HTMLElement {
  return element("section", { class: "empty" }, [
    element("h2", { text: title }),
    element("p", { class: "quiet", text: hint }),
  ]);
}

/** Places for what is being read, so that nothing jumps when it comes. */
export function waiting(): HTMLElement {
  return element(
    "div",
    { class: "sheet", attributes: { "aria-hidden": "true" } },
    Array.from({ length: 8 }, () =>
      element("div", { class: "card is-waiting" }),
    ),
  );
}
