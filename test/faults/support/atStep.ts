import fs from "node:fs/promises";

/** By which the engine changes a disk. */
const steps = [
  "copyFile",
  "link",
  "mkdir",
  "open",
  "rename",
  "rm",
  "writeFile",
] as const;

/**
 * Runs `work`, and `act` just before its step of that number that touches the
 * folder, counted from 1.
 *
 * @returns what `work` came to, and whether it got to that step
 */
export async function atStep<Answer>(
  folder: string,
  number: number,
  act: () => void,
  work: () => Promise<Answer>,
): Promise<{
  readonly outcome: PromiseSettledResult<Answer>;
  readonly isMet: boolean;
}> {
  let count = 0;
  const originals = steps.map((name) => [name, fs[name]] as const);
  for (const [name, original] of originals) {
    const stepped = (...given: unknown[]): unknown => {
      const isOurs = given.some(
        (each) => typeof each === "string" && each.startsWith(folder),
      );
      if (isOurs) count += 1;
      if (isOurs && count === number) act();
      return Reflect.apply(original, fs, given);
    };
    Reflect.set(fs, name, stepped);
  }
  try {
    const [outcome] = await Promise.allSettled([work()]);
    return { outcome, isMet: count >= number };
  } finally {
    for (const [name, original] of originals) Reflect.set(fs, name, original);
  }
}
