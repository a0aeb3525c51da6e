/** Puts values into a localised text: `{0} of {1}`. */
export function fill(
  text: string,
  ...values: readonly (string | number)[]
): string {
  return text.replace(/\{(\d)\}/g, (hole, index: string) =>
    String(values[Number(index)] ?? hole),
  );
}
