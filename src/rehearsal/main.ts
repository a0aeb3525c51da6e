import { parseArgs } from "node:util";
import { readSwitches } from "./readSwitches.ts";
import { startRehearsal } from "./server.ts";

const usage =
  "usage: rehearsal [--port 0] [--speed 1] [--state <directory>] [--seed 0] [--key <apiKey>] [--switches <file>] [--faults] [--watch-parent]";

serve().catch((cause: unknown) => {
  process.stderr.write(
    `${cause instanceof Error ? cause.message : String(cause)}\n${usage}\n`,
  );
  process.exitCode = 2;
});

async function serve(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: "string", default: "0" },
      speed: { type: "string", default: "1" },
      seed: { type: "string", default: "0" },
      state: { type: "string" },
      key: { type: "string" },
      switches: { type: "string" },
      faults: { type: "boolean", default: false },
      "watch-parent": { type: "boolean", default: false },
    },
  });
  const rehearsal = await startRehearsal({
    port: readNumber("port", values.port, 0),
    speed: readNumber("speed", values.speed, Number.MIN_VALUE),
    seed: readNumber("seed", values.seed, 0),
    hasFaults: values.faults,
    ...(values.switches === undefined
      ? {}
      : { switches: await readSwitches(values.switches) }),
    ...(values.state === undefined ? {} : { stateDirectory: values.state }),
    ...(values.key === undefined ? {} : { apiKey: values.key }),
  });
  const { url, apiKey } = rehearsal;
  process.stdout.write(`${JSON.stringify({ url, apiKey })}\n`);
  await untilToldToStop(values["watch-parent"]);
  await rehearsal.stop();
  // A parent's open pipe would keep the process alive.
  process.exit(0);
}

function readNumber(name: string, value: string, least: number): number {
  const read = Number(value);
  if (value.trim() === "" || !Number.isFinite(read) || read < least) {
    throw new Error(`--${name} takes a number, not '${value}'`);
  }
  return read;
}

/** A signal, or with `watchesParent` the end of the parent. */
function untilToldToStop(watchesParent: boolean): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => resolve();
    process.once("SIGTERM", stop);
    process.once("SIGINT", stop);
    if (!watchesParent) return;
    process.once("disconnect", stop);
    process.stdin.once("end", stop).once("error", stop).resume();
  });
}
