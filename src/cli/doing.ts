import type { ExitCode } from "./exitCodes.ts";
import type * as onDemand from "./onDemand.ts";

/** What a command does, loaded when it is called. Its answer is the exit code. */
export function doing<Given extends unknown[]>(
  chosenOf: (
    loaded: typeof onDemand,
  ) => (...given: Given) => ExitCode | Promise<ExitCode>,
): (...given: Given) => Promise<void> {
  return async (...given) => {
    const does = chosenOf(await import("./onDemand.ts"));
    process.exitCode = await does(...given);
  };
}
