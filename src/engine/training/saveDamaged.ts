import fs from "node:fs/promises";
import { systemCode } from "../errors.ts";
import type { SetAside } from "./journalTypes.ts";

/** Copies lines beside the journal, under a name nothing has yet. */
export async function saveDamaged(
  journalFile: string,
  lines: readonly Buffer[],
): Promise<SetAside> {
  const content = Buffer.concat(
    lines.flatMap((line) => [line, Buffer.from("\n")]),
  );
  for (let number = 1; ; number += 1) {
    const savedAs = `${journalFile}.damaged-${number}`;
    try {
      await fs.writeFile(savedAs, content, { flag: "wx", mode: 0o600 });
      const bytes = lines.reduce((sum, line) => sum + line.length, 0);
      return { savedAs, lines: lines.length, bytes };
    } catch (error) {
      if (systemCode(error) !== "EEXIST") throw error;
    }
  }
}
