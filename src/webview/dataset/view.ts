/** A way to see the images: each is an option that can be chosen. */
export interface View {
  readonly root: HTMLElement;
  /** The root or inside of it: what screen readers call the list. */
  readonly list: HTMLElement;
  /** In the order of the images that were given. */
  readonly options: () => readonly HTMLElement[];
  /** Where a key leads from an option; undefined: nowhere by that key. */
  readonly next: (
    from: HTMLElement,
    key: string,
    withControl: boolean,
  ) => HTMLElement | undefined;
}

export function fileOf(target: EventTarget | null): string | undefined {
  const option =
    target instanceof Element ? target.closest("[role=option]") : null;
  return option instanceof HTMLElement ? option.dataset["file"] : undefined;
}
