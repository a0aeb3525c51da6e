import type { Style } from "./style.ts";

/** A model everybody may use. */
export interface BaseModel {
  readonly air: string;
  readonly name: string;
  readonly style: Style;
}

/** A few of the public models of the family, with looks of our own. */
export const baseModels: readonly BaseModel[] = [
  {
    air: "exactly:photo@journey",
    name: "Journey",
    style: {
      palette: [
        { red: 38, green: 52, blue: 64, share: 0.4 },
        { red: 92, green: 118, blue: 122, share: 0.25 },
        { red: 196, green: 178, blue: 146, share: 0.2 },
        { red: 214, green: 104, blue: 72, share: 0.1 },
        { red: 240, green: 232, blue: 214, share: 0.05 },
      ],
      lightness: 42,
      lineDensity: 0.08,
    },
  },
  {
    air: "exactly:photo@warm-light",
    name: "Warm Light",
    style: {
      palette: [
        { red: 250, green: 240, blue: 222, share: 0.4 },
        { red: 236, green: 190, blue: 130, share: 0.25 },
        { red: 206, green: 122, blue: 84, share: 0.2 },
        { red: 120, green: 70, blue: 66, share: 0.1 },
        { red: 58, green: 40, blue: 48, share: 0.05 },
      ],
      lightness: 76,
      lineDensity: 0.05,
    },
  },
];
