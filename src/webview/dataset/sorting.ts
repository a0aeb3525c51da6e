import type { PageFinding, PageImage } from "../../shared/datasetPage.ts";

export const sortings = ["typicality", "name", "size", "findings"] as const;

/** What the images are sorted by. */
export type Sorting = (typeof sortings)[number];

const weights = { error: 10_000, warning: 100, information: 1 };

/** Names as people count: 2 before 10. One collator, because making it is slow. */
const collator = new Intl.Collator("en", { numeric: true });

/**
 * The images in the order asked for; left-out ones come last, what is equal is
 * sorted by name.
 */
export function sortImages(
  images: readonly PageImage[],
  findings: readonly PageFinding[],
  sorting: Sorting,
): readonly PageImage[] {
  const valueOf = valuesFor(findings, sorting);
  return images.toSorted(
    (one, other) =>
      Number(one.isExcluded) - Number(other.isExcluded) ||
      valueOf(other) - valueOf(one) ||
      collator.compare(one.file, other.file) ||
      (one.file < other.file ? -1 : 1),
  );
}

/** What stands higher comes first. */
function valuesFor(
  findings: readonly PageFinding[],
  sorting: Sorting,
): (image: PageImage) => number {
  switch (sorting) {
    case "typicality":
      return ({ score }) => score ?? 0;
    case "name":
      return () => 0;
    case "size":
      return ({ width, height }) => -width * height;
    case "findings": {
      const sums = new Map<string, number>();
      for (const { file, severity } of findings) {
        if (file === null) continue;
        sums.set(file, (sums.get(file) ?? 0) + weights[severity]);
      }
      return ({ file }) => sums.get(file) ?? 0;
    }
  }
}

/** Where an image stands among those that are judged: 1 is the least typical. */
export function rankOf(
  images: readonly PageImage[],
  file: string,
): { readonly rank: number; readonly of: number } | undefined {
  const judged = images.filter(({ score }) => score !== undefined);
  const own = judged.find((image) => image.file === file)?.score;
  if (own === undefined) return undefined;
  const before = judged.filter(({ score }) => (score ?? 0) > own).length;
  return { rank: before + 1, of: judged.length };
}
