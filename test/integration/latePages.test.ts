import assert from "node:assert/strict";
import type * as vscode from "vscode";
import { late } from "../../src/host/late/late.ts";
import { restoring } from "../../src/host/pages/latePages.ts";

const quiet = { error: () => undefined };

/** As much of a panel as coming back takes. */
class Panel {
  isDisposed = false;
  private tell: () => unknown = () => undefined;

  onDidDispose(listener: () => unknown): void {
    this.tell = listener;
  }

  dispose(): void {
    this.isDisposed = true;
    this.tell();
  }
}

/** Brings panels back by a program that `load` gives, and says which came. */
function comingBack(load: () => Promise<void>) {
  const restored: unknown[] = [];
  const pages = late(async () => {
    await load();
    return {
      restore: (panel: unknown) => void restored.push(panel),
      dispose: () => undefined,
    };
  });
  const serializer = restoring(pages, quiet);
  return {
    restored,
    come: async (panel: Panel) =>
      serializer.deserializeWebviewPanel(
        panel as unknown as vscode.WebviewPanel,
        undefined,
      ),
  };
}

describe("Pages that come back after a reload", () => {
  it("wait for their program, each of them", async () => {
    const { come, restored } = comingBack(async () => Promise.resolve());
    const panels = [new Panel(), new Panel()];
    await Promise.all(panels.map(come));
    assert.deepEqual(restored, panels);
  });

  it("stay closed when they were closed meanwhile", async () => {
    let arrive: () => void = () => undefined;
    const { come, restored } = comingBack(
      async () => new Promise((resolve) => (arrive = resolve)),
    );
    const [closed, open] = [new Panel(), new Panel()];
    const coming = [come(closed), come(open)];
    closed.dispose();
    arrive();
    await Promise.all(coming);
    assert.deepEqual(restored, [open]);
  });

  it("aren't left empty when it can't be loaded; the next one tries anew", async () => {
    const failures = [new Error("A part of Style Trainer is missing.")];
    const { come, restored } = comingBack(async () => {
      const failure = failures.shift();
      return failure ? Promise.reject(failure) : Promise.resolve();
    });
    const [lost, next] = [new Panel(), new Panel()];
    await come(lost);
    assert.ok(lost.isDisposed);
    await come(next);
    assert.deepEqual(restored, [next]);
    assert.ok(!next.isDisposed);
  });
});
