import type { FromDatasetPage, PageImage } from "../../shared/datasetPage.ts";

/** Excludes what is selected, or the image itself; when all of it is out already, takes it in. */
export function swapped(
  images: readonly PageImage[],
  selected: ReadonlySet<string>,
  file: string,
): FromDatasetPage {
  const of = images.filter((image) =>
    selected.size > 0 ? selected.has(image.file) : image.file === file,
  );
  const inside = of.filter(({ isExcluded }) => !isExcluded);
  return inside.length > 0
    ? { type: "exclude", files: inside.map((image) => image.file) }
    : { type: "include", files: of.map((image) => image.file) };
}
