import { keepTogether } from "../../core/words/keepTogether.ts";

interface Properties {
  readonly class?: string;
  /** Set as text: nothing in here becomes markup. Numbers keep their units. */
  readonly text?: string;
  readonly title?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly onClick?: () => void;
}

/** Makes an element, without ever parsing HTML. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Properties = {},
  children: readonly Node[] = [],
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  if (properties.class !== undefined) made.className = properties.class;
  if (properties.text !== undefined) {
    made.textContent = keepTogether(properties.text);
  }
  if (properties.title !== undefined) made.title = properties.title;
  for (const [name, value] of Object.entries(properties.attributes ?? {})) {
    made.setAttribute(name, value);
  }
  if (properties.onClick) made.addEventListener("click", properties.onClick);
  made.append(...children);
  return made;
}

/** A text for screen readers alone. */
export function unseen(text: string): HTMLElement {
  return element("span", { class: "unseen", text });
}
