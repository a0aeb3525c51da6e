import type { ImageFacts } from "../dataset/facts.ts";
import { plural, shownName } from "../text.ts";
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
    const flaws = flawsOf(index).join("; ");
    if ((qualities[index]?.value ?? 0) < poorQuality) {
      return {
        file,
        kind: "quality",
        why: `Lower quality: ${flaws}.`,
        ...instead,
      };
    }
    if (far < sameSubject) {
      const worse =
        flaws !== ""
          ? `; this one is ${flaws}`
          : worthOf(index) < worthOf(other)
            ? " and is more typical of the style"
            : "";
      const why = `${name} shows much the same${worse}.`;
      return { file, kind: "subject", why, ...instead };
    }
    const why = `A good one, but enough are chosen; ${name} is the nearest to it.`;
    return { file, kind: "spare", why, ...instead };
  }

  function whyChosen(index: number, position: number): string {
    const flaws = flawsOf(index);
    const similar = like.get(index) ?? 0;
    const copies = copiesOf(fileOf(index));
    return [
      reasonFor(index, position),
      ...(similar > 0
        ? [`Stands for ${plural(similar, "similar image")}.`]
        : []),
      ...(copies > 0 ? [`The best of ${copies + 1} copies.`] : []),
      ...(flaws.length > 0 ? [`Not without flaw: ${flaws.join("; ")}.`] : []),
    ].join(" ");
  }

  function reasonFor(index: number, position: number): string {
    if (isPinned(fileOf(index))) return "You keep it.";
    if (position === 0) return "The heart of the style.";
    const before = nearestOf(index, chosen.slice(0, position));
    return before === undefined
      ? "A subject of its own."
      : `A subject of its own; the nearest chosen before it is ${shownName(fileOf(before))}.`;
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
