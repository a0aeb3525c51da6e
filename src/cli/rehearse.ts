import { startRehearsal } from "../rehearsal/server.ts";

/** Serves until a signal comes; the one line of stdout is for programs. */
export async function rehearse({
  port,
  speed,
  state,
}: {
  readonly port: number;
  readonly speed: number;
  readonly state?: string;
}): Promise<void> {
  const { url, apiKey, stop } = await startRehearsal({
    port,
    speed,
    ...(state !== undefined && { stateDirectory: state }),
  });
  process.stdout.write(`${JSON.stringify({ url, apiKey })}\n`);
  process.stderr.write(
    "A rehearsal: nothing is trained and nothing is paid.\n",
  );
  await new Promise((resolve) => {
    process.once("SIGINT", resolve).once("SIGTERM", resolve);
  });
  await stop();
}
