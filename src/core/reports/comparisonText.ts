import { summary } from "../dataset/diffText.ts";
import type { ModelCloseness } from "../evaluation/closeness.ts";
import type { ModelChange } from "../evaluation/compareModels.ts";
import {
  axisNames,
  axisWords,
  pWords,
  repeatWords,
  styleWords,
  closenessNote,
} from "../evaluation/evidenceWords.ts";
import { plural, shownName } from "../text.ts";
import { english } from "../words/text.ts";
import type {
  ComparedPair,
  ComparedVersion,
  ComparisonReport,
} from "./comparisonReport.ts";

/** Evidence for the terminal. */
export function comparisonText(report: ComparisonReport): string {
  return [
    `${report.dataset}${rehearsed(report)}`,
    ...report.versions.flatMap((version) => [
      "",
      headOf(version),
      ...closenessLines(version.closeness).map((line) => `  ${line}`),
      ...copyLines(version).map((line) => `  ${line}`),
    ]),
    ...report.changes.flatMap((change) => [
      "",
      `${change.older} → ${change.newer}`,
      ...changeLines(change).map((line) => `  ${line}`),
    ]),
    "",
  ].join("\n");
}

/** Evidence for a pull request or a page. */
export function comparisonMarkdown(report: ComparisonReport): string {
  return [
    `## ${escaped(report.dataset)}${rehearsed(report)}`,
    ...report.versions.flatMap((version) => [
      "",
      `### ${escaped(headOf(version))}`,
      "",
      ...closenessTable(version.closeness),
      ...copyLines(version).map((line) => `- ${escaped(line)}`),
    ]),
    ...report.changes.flatMap((change) => [
      "",
      `### ${escaped(`${change.older} → ${change.newer}`)}`,
      "",
      ...changeLines(change).map((line) => `- ${escaped(line)}`),
    ]),
    "",
  ].join("\n");
}

function rehearsed({ rehearsal }: ComparisonReport): string {
  return rehearsal ? " (rehearsal: drawn on this machine, not by models)" : "";
}

function headOf({ air, version, images }: ComparedVersion): string {
  const label = version === undefined ? "" : ` (${version})`;
  return `${air}${label}: ${plural(images, "test image")}`;
}

function closenessLines(closeness: ModelCloseness): readonly string[] {
  if (closeness.kind === "tooFew") return noteLines(closeness);
  return [
    ...closeness.axes.map((axis) => {
      const { label, verdict, numbers } = axisWords(axis);
      return `${english(label)}: ${english(verdict)} (${english(numbers)})`;
    }),
    ...noteLines(closeness),
  ];
}

function closenessTable(closeness: ModelCloseness): readonly string[] {
  if (closeness.kind === "tooFew") return noteLines(closeness);
  return [
    "| axis | verdict | distance | 95 % | chance, on one axis alone | over all axes |",
    "|---|---|---|---|---|---|",
    ...closeness.axes.map((axis) => {
      const { distance, interval, expected, p } = axis;
      const { label, verdict } = axisWords(axis);
      const cells = [
        english(label),
        english(verdict),
        rounded(distance),
        `${rounded(interval.low)} to ${rounded(interval.high)}`,
        rounded(expected.most),
        escaped(english(pWords(p))),
      ];
      return `| ${cells.join(" | ")} |`;
    }),
    ...noteLines(closeness).flatMap((line) => ["", line]),
  ];
}

function noteLines(closeness: ModelCloseness): readonly string[] {
  const note = closenessNote(closeness);
  return note ? [english(note)] : [];
}

function copyLines({ copies }: ComparedVersion): readonly string[] {
  return copies.map(
    ({ image, training: file, kind, isMirrored }) =>
      `${shownName(image)}: ${english(repeatWords({ file, kind, isMirrored }))}`,
  );
}

function changeLines({ style, dataset }: ComparedPair): readonly string[] {
  return [
    ...(dataset ? [`dataset: ${english(summary(dataset))}`] : []),
    ...styleLines(style),
  ];
}

function styleLines(style: ModelChange): readonly string[] {
  if (style.kind === "tooFew") return [english(styleWords(style))];
  return style.axes.map(({ axis, verdict, change, p }) => {
    const words = {
      closer: "closer to the training images",
      further: "further from the training images",
      noDifference: `no difference that ${plural(style.prompts, "prompt")} can show`,
    }[verdict];
    return `${english(axisNames[axis])}: ${words} (change ${rounded(change)}, ${english(pWords(p))})`;
  });
}

function rounded(value: number): string {
  // No minus before a zero.
  return (Math.round(value * 100) / 100 + 0).toFixed(2);
}

/** What Markdown and HTML would read as theirs. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|&~]/g, "\\$&");
}
