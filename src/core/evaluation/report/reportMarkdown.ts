import type { Report, ReportPicture } from "./report.ts";

/**
 * The report for a pull request: what the numbers say, then thumbnails.
 * @param pictures addresses of the small copies by path, relative to the file
 * @param originals the same of training pictures, by file name
 */
export function reportMarkdown(
  report: Report,
  pictures: ReadonlyMap<string, string>,
  originals: ReadonlyMap<string, string>,
): string {
  const { title, rehearsal, models, pairs, closeness, repeats, rows } = report;
  const labels = models.map(({ label }) => label);
  const shown = ({ path, alt, notes }: ReportPicture) =>
    [imageOf(pictures.get(path), alt), ...notes.map(escaped)].join("<br>");
  return [
    `## ${escaped(title)}: test images of ${escaped(labels.join(", "))}`,
    ...(rehearsal
      ? [
          "",
          "> A rehearsal: these pictures were drawn on one machine, not by the service.",
        ]
      : []),
    ...pairs.flatMap(({ title: pair, line, facts }) => [
      "",
      `### ${escaped(pair)}`,
      ...(line === "" ? [] : ["", `**${escaped(line)}**`]),
      "",
      ...facts.map(({ name, text }) => `- ${name}: ${escaped(text)}`),
    ]),
    "",
    "### Closeness to the training images",
    "",
    ...closeness.flatMap(({ label, note, axes }) => [
      `- **${escaped(label)}**${note === undefined ? "" : `: ${escaped(note)}`}`,
      ...axes.map(
        (axis) =>
          `  - ${axis.label}: ${escaped(axis.verdict)} (${escaped(axis.numbers)})`,
      ),
    ]),
    ...(repeats.length === 0
      ? []
      : [
          "",
          "### Repeats of training images",
          "",
          ...table(
            ["", "Test image", "Training image"],
            repeats.map(({ text, output, original }) => [
              escaped(text),
              imageOf(pictures.get(output.path), output.alt),
              imageOf(originals.get(original), original),
            ]),
          ),
        ]),
    "",
    "### Prompts",
    "",
    ...table(
      ["Prompt", ...labels.map(escaped)],
      rows.map(({ prompt, about, cells }) => [
        `${escaped(prompt)}<br>${escaped(about)}`,
        ...cells.map((cell) =>
          cell.length === 0 ? "No picture" : cell.map(shown).join("<br>"),
        ),
      ]),
    ),
    "",
    "<details><summary>Versions</summary>",
    "",
    ...models.flatMap(({ label, air, facts }) => [
      `- **${escaped(label)}**: ${escaped(air)}`,
      ...facts.map(({ name, text }) => `  - ${name}: ${escaped(text)}`),
    ]),
    "",
    "</details>",
    "",
  ].join("\n");
}

function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  return [head, head.map(() => "---"), ...rows].map(
    (cells) => `| ${cells.join(" | ")} |`,
  );
}

function imageOf(address: string | undefined, alt: string): string {
  return address === undefined
    ? "The file can't be shown."
    : `![${escaped(alt)}](${address})`;
}

/** What Markdown and HTML would read as theirs; a line stays one line. */
function escaped(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\\`*_{}[\]<>#|&~]/g, "\\$&");
}
