const everyMs = 800;

/** Shows one of two pictures after the other, by itself or by hand. */
export interface Blinking {
  /** Begins, unless the user asked for less motion: then `swap` alone. */
  readonly start: (root: HTMLElement) => void;
  /** The other one now, and no more by itself. */
  readonly swap: () => void;
  readonly stop: () => void;
}

export function blinking(): Blinking {
  let root: HTMLElement | undefined;
  let timer: ReturnType<typeof setInterval> | undefined;
  const turn = () => root?.classList.toggle("is-other");
  const hold = () => {
    clearInterval(timer);
    timer = undefined;
  };
  return {
    start(next) {
      hold();
      root = next;
      if (!wantsLessMotion()) timer = setInterval(turn, everyMs);
    },
    swap() {
      hold();
      turn();
    },
    stop() {
      hold();
      root = undefined;
    },
  };
}

/** The system says so to the browser, the editor's own setting by a class. */
function wantsLessMotion(): boolean {
  return (
    matchMedia("(prefers-reduced-motion: reduce)").matches ||
    document.body.classList.contains("vscode-reduce-motion")
  );
}
