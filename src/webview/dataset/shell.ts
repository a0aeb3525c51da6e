import { element } from "../parts/element.ts";

/** The places of the page that stay, whatever is in them. */
export interface Shell {
  readonly bar: HTMLElement;
  /** Above the images: how they are seen. */
  readonly above: HTMLElement;
  readonly main: HTMLElement;
  readonly aside: HTMLElement;
  /** Says which keys there are, to screen readers. */
  readonly keys: HTMLElement;
  /** Says what happened, to screen readers. */
  readonly live: HTMLElement;
  /** For the document's body, in their order. */
  readonly parts: readonly HTMLElement[];
}

export function makeShell(): Shell {
  const bar = element("header", { class: "bar" });
  const above = element("div", { attributes: { role: "region" } });
  const main = element("main");
  const aside = element("aside");
  const keys = element("footer", {
    class: "unseen",
    attributes: { id: "keys" },
  });
  const live = element("p", {
    class: "unseen",
    attributes: { role: "status" },
  });
  const body = element("div", { class: "body" }, [
    element("div", { class: "images" }, [above, main]),
    aside,
  ]);
  return {
    bar,
    above,
    main,
    aside,
    keys,
    live,
    parts: [bar, body, live, keys],
  };
}
