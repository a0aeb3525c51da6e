/**
 * Does `cleanUp` when this process ends early, after Ctrl-C say, so that no program
 * and no folder of ours outlives it. It cannot wait: what it calls is synchronous.
 * @returns how to call it off, once things were ended in order.
 */
export function onExit(cleanUp: () => void): () => void {
  process.once("exit", cleanUp);
  return () => {
    process.removeListener("exit", cleanUp);
  };
}
