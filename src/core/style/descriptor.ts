/**
 * The numbers that describe one picture's style, measured once per content.
 * `version` changes with every change of meaning, so that cached ones expire.
 */
export interface StyleDescriptor {
  readonly version: number;
  /** One value per name of `descriptorNames`, in its order. All finite. */
  readonly values: readonly number[];
  /** How many of the picture's patches are most like each word of the dictionary of patches. */
  readonly words: readonly number[];
}

/** Changes with every change of meaning, so that cached descriptors expire. */
export const descriptorVersion = 4;
