import { CommanderError } from "commander";
import { exitCodes, isCancelled } from "./exitCodes.ts";
import { program } from "./program.ts";

/** Does what the command line says, and sets the exit code. */
export async function run(): Promise<void> {
  // `| head` closes the pipe when it has seen enough: nobody is left to tell.
  process.stdout.on("error", () => process.exit(exitCodes.couldNotRun));
  try {
    await program().parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode =
        error.exitCode === 0 ? exitCodes.clean : exitCodes.couldNotRun;
      return;
    }
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(
      isCancelled(error)
        ? "style-trainer: Stopped. Whatever was begun goes on from where it is with the next run.\n"
        : `style-trainer: ${message}\n`,
    );
    process.exitCode = isCancelled(error)
      ? exitCodes.cancelled
      : exitCodes.couldNotRun;
  }
}
