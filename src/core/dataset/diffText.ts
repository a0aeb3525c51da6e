import { byteSize, plural, shownName } from "../text.ts";
import type { ComparedImage, DatasetDiff } from "./datasetDiff.ts";
import { isEmptyDiff } from "./datasetDiff.ts";

/** One line of a comparison, before it is printed in one way or another. */
interface Line {
  readonly sign: "+" | "-" | "~";
  readonly what: string;
  readonly detail: string;
}

interface Paragraph {
  readonly title: string;
  readonly lines: readonly Line[];
}

const longest = 200;

/** A comparison for the terminal. */
export function diffText(diff: DatasetDiff): string {
  return [
    `${diff.before} → ${diff.after}: ${summary(diff)}`,
    ...paragraphs(diff).flatMap(({ title, lines }) => [
      "",
      title,
      ...lines.map(
        ({ sign, what, detail }) =>
          `  ${sign} ${what}${detail === "" ? "" : `  ${detail}`}`,
      ),
    ]),
    ...unknownParts(diff).flatMap((sentence) => ["", sentence]),
    "",
  ].join("\n");
}

/** A comparison for a pull request or a page. */
export function diffMarkdown(diff: DatasetDiff): string {
  return [
    `## ${escaped(diff.before)} → ${escaped(diff.after)}`,
    "",
    `${summary(diff)}.`,
    ...paragraphs(diff).flatMap(({ title, lines }) => [
      "",
      `### ${title}`,
      "",
      "| | what | change |",
      "|---|---|---|",
      ...lines.map(
        ({ sign, what, detail }) =>
          `| ${signWord[sign]} | ${escaped(what)} | ${escaped(detail)} |`,
      ),
    ]),
    ...unknownParts(diff).flatMap((sentence) => ["", sentence]),
    "",
  ].join("\n");
}

const signWord = { "+": "added", "-": "removed", "~": "changed" } as const;

/** What differs, in one line: "2 images added, 1 changed; brief, model". */
export function summary(diff: DatasetDiff): string {
  return summaryParts(diff).join("; ");
}

/** What differs, images first, then each part of the manifest and the findings. */
export function summaryParts(diff: DatasetDiff): readonly string[] {
  if (isEmptyDiff(diff)) return ["no difference"];
  const { added, removed, changed, renamed } = diff.images;
  const counts = (
    [
      [added.length, "added"],
      [removed.length, "removed"],
      [changed.length, "changed"],
      [renamed.length, "renamed"],
    ] as const
  ).flatMap(([count, word]) => (count === 0 ? [] : [`${count} ${word}`]));
  const images =
    counts.length === 0 ? "same images" : `images: ${counts.join(", ")}`;
  const parts = diff.sections.map(
    ({ name, changes }) => `${name} (${plural(changes.length, "change")})`,
  );
  return [images, ...parts];
}

function paragraphs({ images, sections }: DatasetDiff): readonly Paragraph[] {
  const size = ({ bytes, sha256 }: ComparedImage) =>
    `${byteSize(bytes)}, ${sha256.slice(0, 12)}`;
  const imageLines: readonly Line[] = [
    ...images.added.map((image): Line => ({
      sign: "+",
      what: shownName(image.file),
      detail: size(image),
    })),
    ...images.removed.map((image): Line => ({
      sign: "-",
      what: shownName(image.file),
      detail: size(image),
    })),
    ...images.changed.map(({ before, after }): Line => ({
      sign: "~",
      what: shownName(after.file),
      detail: `${size(before)} → ${size(after)}`,
    })),
    ...images.renamed.map(({ from, to }): Line => ({
      sign: "~",
      what: shownName(to),
      detail: `was ${shownName(from)}`,
    })),
  ];
  return [
    {
      title: `images (${images.unchanged} unchanged)`,
      lines: imageLines,
    },
    ...sections.map(({ name, changes }) => ({
      title: name,
      lines: changes.map(({ what, before, after }): Line => {
        const shown = (text: string) => shownName(text, longest);
        if (before === undefined) {
          return { sign: "+", what: shown(what), detail: shown(after ?? "") };
        }
        return after === undefined
          ? { sign: "-", what: shown(what), detail: shown(before) }
          : {
              sign: "~",
              what: shown(what),
              detail: `${shown(before)} → ${shown(after)}`,
            };
      }),
    })),
  ].filter(({ lines }) => lines.length > 0);
}

/** Sentences on what one of the two doesn't know. */
export function unknownParts({ unknown }: DatasetDiff): readonly string[] {
  return unknown.map(
    (part) =>
      `The ${part} can't be compared: one of the two was packaged before versions kept ${part === "manifest" ? "it" : "them"}.`,
  );
}

/** What Markdown and HTML would read as theirs. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|&~]/g, "\\$&");
}
