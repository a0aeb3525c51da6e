import type {
  ComparedImage,
  DatasetDiff,
  DiffSection,
  SectionName,
} from "../../core/dataset/datasetDiff.ts";
import { capitalised } from "../../core/text.ts";
import {
  summary,
  unknownParts,
  whatWords,
} from "../../core/dataset/diffText.ts";
import type {
  ComparedPicture,
  CompareSnapshot,
} from "../../shared/comparePage.ts";
import { byteSize, words } from "../words.ts";
import { comparePageStrings, sectionTitle } from "./compareWords.ts";

/** Pictures of a kind that a page shows: a library of thousands isn't looked through here. */
export const mostPictures = 60;

/** What is shown of a comparison. `addressOf`: undefined where there are no bytes to show. */
export function compareSnapshot(options: {
  readonly id: string;
  readonly diff: DatasetDiff;
  readonly isLooking: boolean;
  readonly addressOf: (sha256: string) => string | undefined;
}): CompareSnapshot {
  const { id, diff, isLooking, addressOf } = options;
  const { added, removed, changed, renamed } = shownOf(diff);
  const all = diff.images;
  const picture = ({ file, bytes, sha256 }: ComparedImage): ComparedPicture => {
    const address = addressOf(sha256);
    return {
      file,
      about: `${byteSize(bytes)} · ${sha256.slice(0, 12)}`,
      sha256,
      ...(address !== undefined && { address }),
    };
  };
  return {
    id,
    before: diff.before,
    after: diff.after,
    summary: capitalised(words(summary(diff))),
    isLooking,
    changed: changed.map(({ before, after }) => ({
      before: picture(before),
      after: picture(after),
    })),
    added: added.map(picture),
    removed: removed.map(picture),
    renamed,
    notShown: [
      [all.added, added],
      [all.removed, removed],
      [all.changed, changed],
      [all.renamed, renamed],
    ].reduce(
      (sum, [every = [], shown = []]) => sum + every.length - shown.length,
      0,
    ),
    sections: diff.sections.map(({ name, changes }) => ({
      title: sectionTitle(name),
      changes: changes.map((change) => saidIn(name, change)),
    })),
    unknown: unknownParts(diff).map(words),
    strings: comparePageStrings(),
  };
}

/** The names of things in the manifest stay; what is said about them doesn't. */
function saidIn(
  name: SectionName,
  { what, ...values }: DiffSection["changes"][number],
): DiffSection["changes"][number] {
  return { what: words(whatWords(name, what)), ...values };
}

/** The first of each kind. */
export function shownOf({
  images: { added, removed, changed, renamed },
}: DatasetDiff): Pick<
  DatasetDiff["images"],
  "added" | "removed" | "changed" | "renamed"
> {
  return {
    added: added.slice(0, mostPictures),
    removed: removed.slice(0, mostPictures),
    changed: changed.slice(0, mostPictures),
    renamed: renamed.slice(0, mostPictures),
  };
}
