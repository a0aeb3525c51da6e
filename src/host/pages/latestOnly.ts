/**
 * Runs a task that shows the latest state: calls during a run lead to one more
 * run after it, however many they are.
 */
export function latestOnly(
  run: () => Promise<void>,
  onError: (error: unknown) => void,
): () => void {
  let isRunning = false;
  let isWanted = false;
  const loop = async () => {
    isRunning = true;
    while (isWanted) {
      isWanted = false;
      await run().catch(onError);
    }
    isRunning = false;
  };
  return () => {
    isWanted = true;
    if (!isRunning) void loop();
  };
}
