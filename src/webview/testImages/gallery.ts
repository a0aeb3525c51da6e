import type { PictureButton } from "./pictureButton.ts";

/** Pictures laid out, one way or the other. */
export interface Gallery {
  readonly root: HTMLElement;
  readonly pictures: readonly PictureButton[];
  /** What arrow keys walk over, line by line as it lies now. */
  readonly rows: () => readonly (readonly HTMLElement[])[];
}
