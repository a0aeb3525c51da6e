import { summary } from "../dataset/diffText.ts";
import type { AxisCloseness, ModelCloseness } from "../evaluation/closeness.ts";
import { minComparedImages } from "../evaluation/closeness.ts";
import type { ModelChange } from "../evaluation/compareModels.ts";
import { repeatWords } from "../evaluation/evidenceWords.ts";
import { minComparedPrompts } from "../evaluation/compareModels.ts";
import type { StyleAxis } from "../evaluation/styleAxes.ts";
import { plural, shownName } from "../text.ts";
import type {
  ComparedPair,
  ComparedVersion,
  ComparisonReport,
} from "./comparisonReport.ts";

const significant = 0.05;

/** Below this a significant distance is small, and above the next one large. */
const smallDistance = 0.25;
const largeDistance = 0.75;

const axisNames: Readonly<Record<StyleAxis, string>> = {
  palette: "palette",
  line: "line work",
  texture: "texture",
  finish: "finish",
};

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
  if (closeness.kind === "tooFew") return [tooFewImages(closeness)];
  return closeness.axes.map(
    (axis) =>
      `${axisNames[axis.axis]}: ${verdictOf(axis)} (distance ${rounded(axis.distance)}, 95 %: ${rounded(axis.interval.low)} to ${rounded(axis.interval.high)}; chance gives up to ${rounded(axis.expected.most)}; p ${pValue(axis.p)})`,
  );
}

function closenessTable(closeness: ModelCloseness): readonly string[] {
  if (closeness.kind === "tooFew") return [tooFewImages(closeness)];
  return [
    "| axis | verdict | distance | 95 % | chance up to | p |",
    "|---|---|---|---|---|---|",
    ...closeness.axes.map(
      (axis) =>
        `| ${axisNames[axis.axis]} | ${verdictOf(axis)} | ${rounded(axis.distance)} | ${rounded(axis.interval.low)} to ${rounded(axis.interval.high)} | ${rounded(axis.expected.most)} | ${escaped(pValue(axis.p))} |`,
    ),
  ];
}

function tooFewImages({
  outputs,
  training,
}: Extract<ModelCloseness, { readonly kind: "tooFew" }>): string {
  return `Too few images to say how close it comes: ${outputs} test images and ${training} of its training images could be measured; ${minComparedImages} of each are needed.`;
}

/** Significant is not yet large: a distance within what chance gives is close. */
function verdictOf({ p, distance, expected }: AxisCloseness): string {
  if (p >= significant || distance <= expected.most) {
    return "can't be told from the training images";
  }
  if (distance < smallDistance) return "a little off";
  return distance < largeDistance ? "clearly off" : "far off";
}

function copyLines({ copies }: ComparedVersion): readonly string[] {
  return copies.map(
    ({ image, training: file, kind, isMirrored }) =>
      `${shownName(image)}: ${repeatWords({ file, kind, isMirrored })}`,
  );
}

function changeLines({ style, dataset }: ComparedPair): readonly string[] {
  return [
    ...(dataset ? [`dataset: ${summary(dataset)}`] : []),
    ...styleLines(style),
  ];
}

function styleLines(style: ModelChange): readonly string[] {
  if (style.kind === "tooFew") {
    return [
      `Too few prompts to tell the versions apart by measuring: ${style.prompts} drawn by both, ${minComparedPrompts} are needed.`,
    ];
  }
  return style.axes.map(({ axis, verdict, change, p }) => {
    const words = {
      closer: "closer to the training images",
      further: "further from the training images",
      noDifference: `no difference that ${plural(style.prompts, "prompt")} can show`,
    }[verdict];
    return `${axisNames[axis]}: ${words} (change ${rounded(change)}, p ${pValue(p)})`;
  });
}

function pValue(p: number): string {
  return p < 0.001 ? "< 0.001" : `= ${p.toFixed(p < 0.1 ? 3 : 2)}`;
}

function rounded(value: number): string {
  // No minus before a zero.
  return (Math.round(value * 100) / 100 + 0).toFixed(2);
}

/** What Markdown and HTML would read as theirs. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|&~]/g, "\\$&");
}
