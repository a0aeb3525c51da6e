import type { ImageFacts } from "../dataset/facts.ts";
import { shownName } from "../text.ts";
import { whole } from "../words/amounts.ts";
import { clauses, sentences } from "../words/lists.ts";
import type { Text } from "../words/text.ts";
import { say } from "../words/text.ts";
import type { Choice } from "./chooseVaried.ts";
import type { Chosen, LeftOut } from "./proposal.ts";
import type { Quality } from "./quality.ts";
import { poorQuality } from "./quality.ts";

/** Subjects nearer than this are one to a person. */
export const sameSubject = 0.35;

/** Says of every image of the style why it was chosen, or what stands in its place. */
export function sayChoice(of: {
  readonly images: readonly ImageFacts[];
  readonly choice: Choice;
  readonly qualities: readonly Quality[];
  readonly worthOf: (index: number) => number;
  readonly isPinned: (file: string) => boolean;
  /** How many others repeat this file. */
  readonly copiesOf: (file: string) => number;
}): {
  readonly chosen: readonly Chosen[];
  readonly leftOut: readonly LeftOut[];
} {
  const { images, choice, qualities, worthOf, isPinned, copiesOf } = of;
  const { chosen, nearest, distance } = choice;
  const isChosen = new Set(chosen);
  const fileOf = (index: number) => images[index]?.file ?? "";
  const flawsOf = (index: number) => qualities[index]?.flaws ?? [];
  const like = new Map<number, number>();

  const leftOut = images
    .map((_, index) => index)
    .filter((index) => !isChosen.has(index))
    .map((index) => {
      const other = nearest[index] ?? -1;
      const far = distance[index] ?? 0;
      if (far < sameSubject) like.set(other, (like.get(other) ?? 0) + 1);
      return { gain: far * worthOf(index), out: outOf(index, other, far) };
    })
    .sort((one, other) => other.gain - one.gain)
    .map(({ out }) => out);

  return {
    chosen: chosen.map((index, position) => ({
      file: fileOf(index),
      isPinned: isPinned(fileOf(index)),
      why: whyChosen(index, position),
    })),
    leftOut,
  };

  function outOf(index: number, other: number, far: number): LeftOut {
    const file = fileOf(index);
    const instead = { ...(other >= 0 && { other: fileOf(other) }) };
    const name = shownName(fileOf(other));
    const flaws = clauses(flawsOf(index));
    if ((qualities[index]?.value ?? 0) < poorQuality) {
      return {
        file,
        kind: "quality",
        why: say`Lower quality: ${flaws}.`,
        ...instead,
      };
    }
    if (far < sameSubject) {
      const why =
        flawsOf(index).length > 0
          ? say`${name} shows much the same; this one is ${flaws}.`
          : worthOf(index) < worthOf(other)
            ? say`${name} shows much the same and is more typical of the style.`
            : say`${name} shows much the same.`;
      return { file, kind: "subject", why, ...instead };
    }
    const why = say`A good one, but enough are chosen; ${name} is the nearest to it.`;
    return { file, kind: "spare", why, ...instead };
  }

  function whyChosen(index: number, position: number): Text {
    const flaws = flawsOf(index);
    const similar = like.get(index) ?? 0;
    const copies = copiesOf(fileOf(index));
    return sentences([
      reasonFor(index, position),
      ...(similar === 1 ? [say`Stands for 1 similar image.`] : []),
      ...(similar > 1
        ? [say`Stands for ${whole(similar)} similar images.`]
        : []),
      ...(copies > 0 ? [say`The best of ${copies + 1} copies.`] : []),
      ...(flaws.length > 0 ? [say`Not without flaw: ${clauses(flaws)}.`] : []),
    ]);
  }

  function reasonFor(index: number, position: number): Text {
    if (isPinned(fileOf(index))) return say`You keep it.`;
    if (position === 0) return say`The heart of the style.`;
    const before = nearestOf(index, chosen.slice(0, position));
    return before === undefined
      ? say`A subject of its own.`
      : say`A subject of its own; the nearest chosen before it is ${shownName(fileOf(before))}.`;
  }

  function nearestOf(
    index: number,
    others: readonly number[],
  ): number | undefined {
    return others.reduce<number | undefined>(
      (best, other) =>
        best === undefined ||
        of.choice.between(index, other) < of.choice.between(index, best)
          ? other
          : best,
      undefined,
    );
  }
}
