import { element } from "../parts/element.ts";
import type { IconName } from "../parts/icon.ts";
import { icon } from "../parts/icon.ts";

/** An icon that does something, or can't just now. */
export function toolOf(isDisabled: boolean) {
  return (name: IconName, label: string, onClick: () => void): HTMLElement => {
    const button = element(
      "button",
      {
        class: "plain",
        title: label,
        attributes: { type: "button", "aria-label": label, "data-act": name },
        onClick,
      },
      [icon(name)],
    );
    button.disabled = isDisabled;
    return button;
  };
}

/** One of several, pressed when it is chosen. */
export function choice(
  act: string,
  text: string,
  isPressed: boolean,
  onClick: () => void,
): HTMLElement {
  return element("button", {
    class: "choice",
    text,
    attributes: {
      type: "button",
      "data-act": act,
      "aria-pressed": String(isPressed),
    },
    onClick,
  });
}

/** One of many, from a list. */
export function picker(
  act: string,
  label: string,
  options: readonly (readonly [value: string, text: string])[],
  chosen: string,
  onChange: (value: string) => void,
): HTMLElement {
  const select = element(
    "select",
    { attributes: { "data-act": act } },
    options.map(([value, text]) =>
      element("option", { text, attributes: { value } }),
    ),
  );
  select.value = chosen;
  select.addEventListener("change", () => onChange(select.value));
  return element("label", { class: "picker quiet" }, [
    element("span", { text: label }),
    select,
  ]);
}
