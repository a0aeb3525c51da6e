import type { Dataset } from "../../core/dataset/facts.ts";
import { includedImages } from "../../core/dataset/membership.ts";
import { limits } from "../../core/limits.ts";
import type { Text } from "../../core/words/text.ts";
import { leftOutKinds } from "../../core/narrowing/proposal.ts";
import type { NarrowImage, NarrowSnapshot } from "../../shared/narrowPage.ts";
import { words } from "../words.ts";
import type { DatasetState } from "../datasets/datasetState.ts";
import type { NarrowState } from "./narrowSession.ts";

/** Images of each kind that are shown at first, and how many more at each asking. */
export const shownAtOnce = 60;

/** From what is known of a narrowing to what its page shows. */
export function narrowSnapshot(options: {
  readonly id: string;
  readonly title: string;
  readonly narrowing: NarrowState;
  readonly dataset: DatasetState | undefined;
  readonly strings: NarrowSnapshot["strings"];
  /** Address of an image's small picture, by its content. */
  readonly thumbnailOf: (sha256: string) => string | undefined;
}): NarrowSnapshot {
  const { id, title, narrowing, dataset, strings, thumbnailOf } = options;
  const { proposal, wishes, shown, count, failure } = narrowing;
  const facts = new Map(
    narrowing.dataset?.images.map((image) => [image.file, image]),
  );
  const imageOf = (of: {
    readonly file: string;
    readonly why: Text;
  }): NarrowImage => {
    const image = facts.get(of.file);
    const thumbnail =
      image?.sha256 === undefined ? undefined : thumbnailOf(image.sha256);
    return {
      file: of.file,
      why: words(of.why),
      width: image?.header?.width ?? 0,
      height: image?.header?.height ?? 0,
      wish: wishes.get(of.file) ?? "none",
      ...(thumbnail !== undefined && { thumbnail }),
    };
  };
  const chosen = proposal?.chosen ?? [];
  const leftOut = proposal?.leftOut ?? [];
  const work = dataset?.work;
  return {
    id,
    title,
    work: narrowing.work,
    ...(narrowing.work === "reading" &&
      work?.kind === "reading" &&
      work.step === "measuring" && {
        reading: { done: work.done, total: work.total },
      }),
    ...(failure !== undefined && { failure }),
    count: count ?? null,
    least: limits.minImages,
    most: limits.maxImages,
    total: chosen.length + leftOut.length,
    chosen: chosen.map(imageOf),
    groups: leftOutKinds.flatMap((kind) => {
      const all = leftOut.filter((each) => each.kind === kind);
      const most = shownAtOnce + (shown.get(kind) ?? 0);
      return all.length === 0
        ? []
        : [
            {
              kind,
              total: all.length,
              images: all.slice(0, most).map(imageOf),
            },
          ];
    }),
    ...(proposal?.shortfall !== undefined && {
      shortfall: words(proposal.shortfall),
    }),
    isUsed: isDatasetOf(
      dataset?.linted?.dataset,
      chosen.map(({ file }) => file),
    ),
    strings,
  };
}

/** Whether these images are what the manifest leaves in. */
function isDatasetOf(
  dataset: Dataset | undefined,
  chosen: readonly string[],
): boolean {
  if (!dataset || chosen.length === 0) return false;
  const included = new Set(includedImages(dataset).map(({ file }) => file));
  return (
    included.size === chosen.length &&
    chosen.every((file) => included.has(file))
  );
}
