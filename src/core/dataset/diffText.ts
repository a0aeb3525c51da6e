import { byteSize, capitalised, shownName } from "../text.ts";
import { whole } from "../words/amounts.ts";
import { clauses, joined } from "../words/lists.ts";
import type { Text } from "../words/text.ts";
import { english, say, verbatim } from "../words/text.ts";
import type { ComparedImage, DatasetDiff, SectionName } from "./datasetDiff.ts";
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
    `${diff.before} → ${diff.after}: ${english(summary(diff))}`,
    ...paragraphs(diff).flatMap(({ title, lines }) => [
      "",
      title,
      ...lines.map(
        ({ sign, what, detail }) =>
          `  ${sign} ${what}${detail === "" ? "" : `  ${detail}`}`,
      ),
    ]),
    ...unknownParts(diff).flatMap((each) => ["", english(each)]),
    "",
  ].join("\n");
}

/** A comparison for a pull request or a page. */
export function diffMarkdown(diff: DatasetDiff): string {
  return [
    `## ${escaped(diff.before)} → ${escaped(diff.after)}`,
    "",
    `${capitalised(english(summary(diff)))}.`,
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
    ...unknownParts(diff).flatMap((each) => ["", english(each)]),
    "",
  ].join("\n");
}

const signWord = { "+": "added", "-": "removed", "~": "changed" } as const;

/** What differs, in one line: "images: 2 added, 1 changed; brief (1 change)". */
export function summary(diff: DatasetDiff): Text {
  return clauses(summaryParts(diff));
}

/** What differs, images first, then each part of the manifest and the findings. */
export function summaryParts(diff: DatasetDiff): readonly Text[] {
  if (isEmptyDiff(diff)) return [say`no difference`];
  const { added, removed, changed, renamed } = diff.images;
  const counts = [
    ...(added.length > 0 ? [say`${added.length} added`] : []),
    ...(removed.length > 0 ? [say`${removed.length} removed`] : []),
    ...(changed.length > 0 ? [say`${changed.length} changed`] : []),
    ...(renamed.length > 0 ? [say`${renamed.length} renamed`] : []),
  ];
  return [
    counts.length === 0 ? say`same images` : say`images: ${joined(counts)}`,
    ...diff.sections.map(({ name, changes }) =>
      changes.length === 1
        ? say`${sectionNames[name]} (1 change)`
        : say`${sectionNames[name]} (${whole(changes.length)} changes)`,
    ),
  ];
}

const sectionNames: Readonly<Record<SectionName, Text>> = {
  brief: say`brief`,
  model: say`model`,
  exclusions: say`exclusions`,
  "accepted findings": say`accepted findings`,
  "image prompts": say`image prompts`,
  "test prompts": say`test prompts`,
  findings: say`findings`,
};

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

/** What a change is of, as its section names it. */
export function whatWords(section: SectionName, what: string): Text {
  const constant = section === "brief" && /^constant (.+)$/.exec(what)?.[1];
  if (constant) return say`constant ${constant}`;
  const about =
    (section === "findings" || section === "accepted findings") &&
    /^(\S+) on (.+)$/.exec(what);
  if (!about) return verbatim(what);
  const [, rule = "", file = ""] = about;
  return say`${rule} on ${file}`;
}

/** Sentences on what one of the two doesn't know. */
export function unknownParts({ unknown }: DatasetDiff): readonly Text[] {
  return unknown.map((part) =>
    part === "manifest"
      ? say`The manifest can't be compared: one of the two was packaged before versions kept it.`
      : say`The findings can't be compared: one of the two was packaged before versions kept them.`,
  );
}

/** What Markdown and HTML would read as theirs. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|&~]/g, "\\$&");
}
