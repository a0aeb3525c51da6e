import { element } from "./element.ts";

/** The small picture, or a word where there is none. Its name is said elsewhere. */
export function picture(
  {
    thumbnail,
    width,
    height,
  }: {
    readonly thumbnail?: string;
    readonly width: number;
    readonly height: number;
  },
  none: string,
): HTMLElement {
  if (thumbnail === undefined) {
    return element("span", { class: "none quiet", text: none });
  }
  const image = element("img", {
    attributes: {
      alt: "",
      loading: "lazy",
      decoding: "async",
      draggable: "false",
      ...(width > 0 && { width: String(width), height: String(height) }),
    },
  });
  image.addEventListener("error", () => {
    image.replaceWith(element("span", { class: "none quiet", text: none }));
  });
  image.src = thumbnail;
  return image;
}
