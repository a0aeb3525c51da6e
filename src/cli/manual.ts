import type { Command } from "commander";

/** What every command's help ends with. */
interface Manual {
  /** What a reader has to know before using it. */
  readonly notes?: readonly string[];
  /** Without the prompt sign. */
  readonly examples: readonly string[];
  /** What the exit codes mean where it isn't what they always mean. */
  readonly exits?: readonly string[];
}

const usualExits = ["0  done", "2  it could not run", "130  stopped by Ctrl-C"];

/** Adds notes, examples and exit codes to a command's help, as manuals have them. */
export function manual(
  command: Command,
  { notes = [], examples, exits = usualExits }: Manual,
): Command {
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0
      ? ""
      : `\n${title}:\n${lines.map((line) => `  ${line}`).join("\n")}\n`;
  return command.addHelpText(
    "after",
    section("Notes", notes) +
      section(
        "Examples",
        examples.map((example) => `$ ${example}`),
      ) +
      section("Exit codes", exits),
  );
}
