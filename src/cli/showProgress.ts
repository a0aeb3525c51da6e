/** Oftener nobody can read, and slow terminals would be waited for. */
const redrawMs = 100;

/**
 * Shows how far something is in one line of stderr, if somebody is looking.
 * `done` clears the line.
 */
export function showProgress(stream: NodeJS.WriteStream): {
  readonly update: (text: string) => void;
  readonly done: () => void;
} {
  if (!stream.isTTY) return { update: () => undefined, done: () => undefined };
  let drawnAtMs = -redrawMs;
  return {
    update: (text) => {
      const nowMs = performance.now();
      if (nowMs - drawnAtMs < redrawMs) return;
      drawnAtMs = nowMs;
      stream.write(`\r\u001b[K${text}`);
    },
    done: () => stream.write("\r\u001b[K"),
  };
}
