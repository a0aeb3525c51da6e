import type { Place } from "./nearSight.ts";
import type { PictureButton } from "./pictureButton.ts";

/** Pictures laid out, one way or the other. */
export interface Gallery {
  readonly root: HTMLElement;
  readonly pictures: readonly PictureButton[];
  readonly places: readonly Place[];
  /** What arrow keys walk over, line by line as it lies now. */
  readonly rows: () => readonly (readonly HTMLElement[])[];
}
