/** What holds for the images of a view as a list of options, one for each file. */

/** One option is in the tab order. */
export function makeCurrent(
  options: readonly HTMLElement[],
  file: string,
): void {
  for (const option of options) {
    option.tabIndex = option.dataset["file"] === file ? 0 : -1;
  }
}

export function markSelected(
  options: readonly HTMLElement[],
  files: ReadonlySet<string>,
): void {
  for (const option of options) {
    const file = option.dataset["file"] ?? "";
    option.setAttribute("aria-selected", String(files.has(file)));
  }
}
