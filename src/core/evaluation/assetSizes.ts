/** A shape pictures are shipped in. */
export interface AssetSize {
  readonly name:
    | "square"
    | "large square"
    | "landscape"
    | "widescreen"
    | "portrait"
    | "story"
    | "banner";
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** Sizes the service can draw, from what assets are used for. */
export const assetSizes: readonly AssetSize[] = [
  { name: "square", width: 1024, height: 1024 },
  { name: "large square", width: 2048, height: 2048 },
  { name: "landscape", width: 1920, height: 1280 },
  { name: "widescreen", width: 2048, height: 1152 },
  { name: "portrait", width: 1280, height: 1920 },
  { name: "story", width: 1152, height: 2048 },
  { name: "banner", width: 2048, height: 1024 },
];
