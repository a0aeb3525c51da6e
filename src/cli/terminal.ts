import { createInterface } from "node:readline/promises";

/** See https://no-color.org */
export function isColoured(stream: NodeJS.WriteStream): boolean {
  return stream.isTTY && !process.env["NO_COLOR"];
}

export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** A note for people, apart from what programs read. */
export function note(text: string): void {
  process.stderr.write(`${text}\n`);
}

/**
 * Asks on stderr, so that stdout has the answer alone; anything but yes is no.
 *
 * @throws a sentence when nobody is there to be asked
 */
export async function agreed(
  question: string,
  signal: AbortSignal,
): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    throw new Error(
      "Nobody is there to agree to it: nothing was sent. --yes agrees, --dry-run only shows it.",
    );
  }
  const lines = createInterface({
    input: process.stdin,
    output: process.stderr,
  });
  // A terminal in this mode gives Ctrl-C to the question instead of the process.
  lines.once("SIGINT", () => process.kill(process.pid, "SIGINT"));
  try {
    const answer = await lines.question(`${question} [y/N] `, { signal });
    return /^y(?:es)?$/i.test(answer.trim());
  } finally {
    lines.close();
  }
}
