/**
 * Hears what the host says. It speaks first, while the page loads; a page that has
 * no snapshot by then asks for one.
 */
export function hear<Message extends { readonly type: string }>(options: {
  readonly window: EventTarget;
  readonly isMessage: (data: unknown) => data is Message;
  readonly onMessage: (message: Message) => void;
  readonly ask: () => void;
}): void {
  const { window, isMessage } = options;
  let hasSnapshot = false;
  window.addEventListener("message", (event) => {
    const data = event instanceof MessageEvent ? (event.data as unknown) : null;
    if (!isMessage(data)) return;
    hasSnapshot ||= data.type === "snapshot";
    options.onMessage(data);
  });
  const askOnce = () => {
    if (!hasSnapshot) options.ask();
  };
  // What was said meanwhile comes with the load event, just before the timer.
  window.addEventListener("load", () => setTimeout(askOnce), { once: true });
}
