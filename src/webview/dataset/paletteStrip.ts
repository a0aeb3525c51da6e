import type { PageSwatch } from "../../shared/datasetPage.ts";
import { element } from "../parts/element.ts";
import { fill } from "../parts/fill.ts";

/** The colours side by side, each as wide as its share. Says them as one picture. */
export function paletteStrip(
  palette: readonly PageSwatch[],
  options: { readonly label: string; readonly colour: string },
): HTMLElement {
  const words = palette.map(({ colour, share }) =>
    fill(options.colour, colour, Math.max(1, Math.round(share * 100))),
  );
  const strip = element("div", {
    class: "strip",
    attributes: {
      role: "img",
      "aria-label": `${options.label}: ${words.join("; ")}`,
    },
  });
  palette.forEach(({ colour, share }, index) => {
    const swatch = element("span", { title: words[index] ?? "" });
    // Through the object model: the page's policy allows no style attributes.
    swatch.style.setProperty("background-color", colour);
    swatch.style.setProperty("flex-grow", String(Math.max(share, 0.02)));
    strip.append(swatch);
  });
  return strip;
}

/** The same beside something that says it in words already. */
export function silentStrip(palette: readonly PageSwatch[]): HTMLElement {
  const strip = paletteStrip(palette, { label: "", colour: "{0}" });
  strip.removeAttribute("role");
  strip.removeAttribute("aria-label");
  strip.setAttribute("aria-hidden", "true");
  return strip;
}
