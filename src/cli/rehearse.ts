import { readSwitches } from "../rehearsal/readSwitches.ts";
import { startRehearsal } from "../rehearsal/server.ts";

export interface RehearseOptions {
  readonly port: number;
  readonly speed: number;
  readonly state?: string;
  readonly seed: number;
  readonly faults: boolean;
  /** A file of switches. */
  readonly switches?: string;
}

/** Serves until a signal comes; the one line of stdout is for programs. */
export async function rehearse({
  port,
  speed,
  state,
  seed,
  faults,
  switches,
}: RehearseOptions): Promise<void> {
  const { url, apiKey, stop } = await startRehearsal({
    port,
    speed,
    seed,
    hasFaults: faults,
    ...(switches !== undefined && { switches: await readSwitches(switches) }),
    ...(state !== undefined && { stateDirectory: state }),
  });
  process.stdout.write(`${JSON.stringify({ url, apiKey })}\n`);
  process.stderr.write(
    faults
      ? `A rehearsal with faults (seed ${seed}): nothing is trained and nothing is paid.\n`
      : "A rehearsal: nothing is trained and nothing is paid.\n",
  );
  await new Promise((resolve) => {
    process.once("SIGINT", resolve).once("SIGTERM", resolve);
  });
  await stop();
}
