import type { Row } from "./row.ts";

export interface Machine {
  readonly date: Date;
  readonly processor: string;
  readonly cores: number;
  readonly memoryGB: number;
  readonly node: string;
  readonly sharp: string;
  readonly vips: string;
}

const verdicts = {
  goal: "goal reached",
  must: "bound kept",
  neither: "**missed**",
} as const;

export function tableOf(rows: readonly Row[]): string {
  return rows
    .map(({ what, value, must, goal, meets }) =>
      [
        "",
        what,
        value,
        must,
        goal,
        meets === undefined ? "not measured" : verdicts[meets],
        "",
      ]
        .join(" | ")
        .trim(),
    )
    .map((line) => `${line}\n`)
    .join("");
}

export function resultsPage(rows: readonly Row[], machine: Machine): string {
  const { date, processor, cores, memoryGB, node, sharp, vips } = machine;
  return `# What it costs

Made by \`npm run bench -- --write\`; every line is a ratio or a size within one run, so that machines can be compared.

${date.toISOString().slice(0, 10)}; ${cores} cores of ${processor}, ${memoryGB} GB; Node ${node}, sharp ${sharp}, libvips ${vips}.

| what | measured | bound | goal | |
| --- | --- | --- | --- | --- |
${tableOf(rows)}`;
}
