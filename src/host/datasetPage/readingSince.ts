import type { PageReading, ToDatasetPage } from "../../shared/datasetPage.ts";
import type { DatasetState } from "../datasets/datasetState.ts";

/** What of a dataset's state the page's messages hang on. */
type Seen = Pick<DatasetState, "name" | "work" | "linted">;

/** How far the looking is; undefined while nobody looks. */
export function readingOf({
  work,
}: Pick<Seen, "work">): PageReading | undefined {
  if (work.kind !== "reading") return undefined;
  return work.step === "measuring"
    ? { done: work.done, total: work.total }
    : { done: 0, total: 0 };
}

/**
 * The message for a page that has all but how far the looking is; undefined
 * when anything else changed. Progress comes many times a second, and hundreds
 * of images in it each time would hold up the page.
 */
export function readingSince(
  shown: Seen,
  state: Seen,
): ToDatasetPage | undefined {
  const isSame =
    shown.linted === state.linted &&
    shown.name === state.name &&
    shown.work.kind !== "failed" &&
    state.work.kind !== "failed";
  return isSame
    ? { type: "reading", reading: readingOf(state) ?? null }
    : undefined;
}
