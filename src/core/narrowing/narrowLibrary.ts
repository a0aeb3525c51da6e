import type { Dataset, ImageFacts } from "../dataset/facts.ts";
import { isUsable, pictures } from "../dataset/membership.ts";
import { limits } from "../limits.ts";
import { styleCalibration } from "../style/styleCalibration.ts";
import { images as imageCount } from "../words/counts.ts";
import { say } from "../words/text.ts";
import type { Text } from "../words/text.ts";
import type { Choice } from "./chooseVaried.ts";
import { chooseVaried } from "./chooseVaried.ts";
import { isNarrowedReason } from "./narrowedReason.ts";
import { looksOf } from "./looks.ts";
import { oneStyle } from "./oneStyle.ts";
import type { LeftOut, Proposal, Wishes } from "./proposal.ts";
import { leftOutKinds } from "./proposal.ts";
import type { Quality } from "./quality.ts";
import { poorQuality, qualitiesOf } from "./quality.ts";
import { errorsOf, repeatsOf } from "./repeats.ts";
import { strayWords } from "./strayWords.ts";
import { subjectsOf } from "./subjects.ts";
import { sayChoice, sameSubject } from "./sayChoice.ts";

/** What is known of a folder to choose from. */
export type Library = Pick<Dataset, "images" | "manifest">;

/** Ten well-chosen images are often enough; lint wonders about more than these. */
const mostByDefault = 30;
/** How much a picture at the edge of the style is worth less than one at its heart. */
const edgeCosts = 0.45;

/**
 * Proposes what of a library is worth training on: of one style, without
 * repeats, each a subject of its own, the best of each. Pure, and the same for
 * the same images in any order.
 *
 * For n images and k chosen: n × 200 comparisons of looks a round, n × k of
 * subjects, and what lint takes to find repeats; no square matrix, so memory
 * grows with n alone (some 2 kB an image beside its facts).
 */
export function narrowLibrary(library: Library, wishes: Wishes): Proposal {
  const { manifest } = library;
  const all = pictures(library.images).toSorted(byName);
  const pinned = new Set(wishes.pinned);
  const leftOut: LeftOut[] = [];
  const without = (
    images: readonly ImageFacts[],
    why: (image: ImageFacts) => Omit<LeftOut, "file"> | undefined,
  ) =>
    images.filter((image) => {
      const reason = why(image);
      if (reason) leftOut.push({ file: image.file, ...reason });
      return !reason;
    });

  const byUser = userExclusions(library, wishes, pinned);
  const wanted = without(all, ({ file }) => byUser.get(file));
  const errors = errorsOf(wanted);
  const sound = without(wanted, (image) => {
    const error = errors.get(image.file);
    if (error !== undefined) return { kind: "error", why: error };
    return isMeasured(image)
      ? undefined
      : { kind: "error", why: say`Its pixels couldn't be measured.` };
  });
  const repeats = repeatsOf(sound, (file) => pinned.has(file));
  const unique = without(sound, ({ file }) => {
    const repeat = repeats.get(file);
    return repeat && { kind: "repeat", why: repeat.words, other: repeat.of };
  });

  const anchors = unique.flatMap(({ file }, index) =>
    pinned.has(file) ? [index] : [],
  );
  const styles = unique.flatMap(({ pixels }) => pixels?.style ?? []);
  const { members, strayed } = oneStyle(looksOf(styles), anchors);
  leftOut.push(...strays(unique, members, strayed));
  const inStyle = members.flatMap((index) => unique[index] ?? []);
  const strayedOf = (index: number) => strayed[members[index] ?? 0] ?? 0;

  const qualities = qualitiesOf(inStyle);
  const subjects = subjectsOf(
    inStyle,
    ({ file }) =>
      `${file.replace(/\.[^.]*$/, "")} ${manifest.provenance.get(file) ?? ""}`,
  );
  const worthOf = (index: number) =>
    (qualities[index]?.value ?? 0) * (1 - edgeCosts * strayedOf(index));
  const choice = chooseVaried(
    {
      count: inStyle.length,
      distance: subjects.between,
      worth: worthOf,
      first: inStyle.flatMap(({ file }, index) =>
        pinned.has(file) ? [index] : [],
      ),
      isLast: (index) => isPoor(qualities[index]),
    },
    enoughFor(wishes.count, inStyle.length),
  );
  const said = sayChoice({
    images: inStyle,
    choice,
    qualities,
    worthOf,
    isPinned: (file) => pinned.has(file),
    copiesOf: copiesIn(repeats),
  });
  const rank = new Map(leftOutKinds.map((kind, index) => [kind, index]));
  return {
    chosen: said.chosen,
    leftOut: [...leftOut, ...said.leftOut].sort(
      (one, other) => (rank.get(one.kind) ?? 0) - (rank.get(other.kind) ?? 0),
    ),
    inStyle: inStyle.length,
    ...shortfallOf(choice, wishes.count, inStyle.length),
  };
}

/** Half of what there is, within what is usual; no further one that shows nothing new. */
function enoughFor(
  wanted: number | undefined,
  available: number,
): (taken: number, novelty: number) => boolean {
  if (wanted !== undefined) return (taken) => taken >= wanted;
  const half = Math.round(available / 2);
  const most = Math.max(limits.minImages, Math.min(mostByDefault, half));
  return (taken, novelty) =>
    taken >= most || (taken >= limits.minImages && novelty < sameSubject);
}

function isPoor(quality: Quality | undefined): boolean {
  return (quality?.value ?? 0) < poorQuality;
}

/** Those the user keeps out; what an earlier narrowing left out is open again. */
function userExclusions(
  { manifest }: Library,
  { dropped }: Wishes,
  pinned: ReadonlySet<string>,
): ReadonlyMap<string, Omit<LeftOut, "file">> {
  const out = new Map<string, Omit<LeftOut, "file">>();
  for (const { file, reason } of manifest.exclude) {
    if (pinned.has(file) || isNarrowedReason(reason)) continue;
    const why =
      reason === undefined
        ? say`The manifest leaves it out.`
        : say`The manifest leaves it out: ${reason}.`;
    out.set(file, { kind: "user", why });
  }
  for (const file of dropped) {
    out.set(file, { kind: "user", why: say`You left it out.` });
  }
  return out;
}

/** Pictures of another style, those that come nearest to it first. */
function strays(
  images: readonly ImageFacts[],
  members: readonly number[],
  strayed: Float32Array,
): readonly LeftOut[] {
  const isMember = new Set(members);
  const styleOf = (index: number) => images[index]?.pixels?.style;
  const order = images
    .map((_, index) => index)
    .filter((index) => !isMember.has(index))
    .sort((one, other) => (strayed[one] ?? 0) - (strayed[other] ?? 0));
  const words = strayWords(
    order.flatMap((index) => styleOf(index) ?? []),
    members.flatMap((index) => styleOf(index) ?? []),
  );
  return order.map((index, at) => ({
    file: images[index]?.file ?? "",
    kind: "style",
    why: say`Another style: ${words[at] ?? ""}.`,
  }));
}

/** How many images an image stands for that repeat it. */
function copiesIn(
  repeats: ReadonlyMap<string, { readonly of: string }>,
): (file: string) => number {
  const counts = new Map<string, number>();
  for (const { of } of repeats.values()) {
    counts.set(of, (counts.get(of) ?? 0) + 1);
  }
  return (file) => counts.get(file) ?? 0;
}

function shortfallOf(
  { chosen }: Choice,
  wanted: number | undefined,
  available: number,
): { readonly shortfall?: Text } {
  const { minImages, maxImages } = limits;
  const count = chosen.length;
  if (count < minImages) {
    return {
      shortfall:
        count === 1
          ? say`1 image of one style is all there is; the service takes ${minImages} to ${maxImages}. Keep images of the other style too, or add more.`
          : say`${count} images of one style are all there are; the service takes ${minImages} to ${maxImages}. Keep images of the other style too, or add more.`,
    };
  }
  if (count > maxImages) {
    return {
      shortfall: say`You keep ${imageCount(count)}; the service takes ${minImages} to ${maxImages}.`,
    };
  }
  if (wanted === undefined || count === wanted) return {};
  return count < wanted
    ? {
        shortfall: say`${imageCount(available)} of one style without repeats are all there are; you asked for ${wanted}.`,
      }
    : {
        shortfall: say`You keep ${imageCount(count)}; you asked for ${wanted}.`,
      };
}

function isMeasured(image: ImageFacts): boolean {
  const style = image.pixels?.style;
  return (
    isUsable(image) &&
    style?.version === styleCalibration.descriptorVersion &&
    style.values.length === styleCalibration.usualSpread.length
  );
}

/** By code unit, so that the choice doesn't hang on the order of a listing. */
function byName(one: ImageFacts, other: ImageFacts): number {
  return one.file < other.file ? -1 : one.file > other.file ? 1 : 0;
}
