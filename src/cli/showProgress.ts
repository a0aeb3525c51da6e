/**
 * Shows how far something is in one line of stderr, if somebody is looking.
 * `done` clears the line.
 */
export function showProgress(stream: NodeJS.WriteStream): {
  readonly update: (text: string) => void;
  readonly done: () => void;
} {
  if (!stream.isTTY) return { update: () => undefined, done: () => undefined };
  return {
    update: (text) => stream.write(`\r\u001b[K${text}`),
    done: () => stream.write("\r\u001b[K"),
  };
}
