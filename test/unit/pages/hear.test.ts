import assert from "node:assert/strict";
import { setTimeout } from "node:timers/promises";
import { hear } from "../../../src/webview/parts/hear.ts";

interface Said {
  readonly type: string;
}

describe("a page that loads", () => {
  const isMessage = (data: unknown): data is Said =>
    typeof data === "object" && data !== null && "type" in data;
  const made = () => {
    const window = new EventTarget();
    const heard: string[] = [];
    const say = (data: unknown) =>
      window.dispatchEvent(new MessageEvent("message", { data }));
    hear({
      window,
      isMessage,
      onMessage: ({ type }) => heard.push(type),
      ask: () => heard.push("asked"),
    });
    const load = async () => {
      window.dispatchEvent(new Event("load"));
      await setTimeout();
    };
    return { window, heard, say, load };
  };

  it("asks for nothing when the host spoke first", async () => {
    const { heard, say, load } = made();
    say({ type: "snapshot" });
    await load();
    assert.deepEqual(heard, ["snapshot"]);
  });

  it("doesn't ask either when it hears of it at the end of loading", async () => {
    const { window, heard, say, load } = made();
    window.addEventListener("load", () => say({ type: "snapshot" }));
    await load();
    assert.deepEqual(heard, ["snapshot"]);
  });

  it("asks once when nothing came", async () => {
    const { heard, load } = made();
    await load();
    await load();
    assert.deepEqual(heard, ["asked"]);
  });

  it("asks when only something else than a snapshot came", async () => {
    const { heard, say, load } = made();
    say({ type: "reading" });
    await load();
    assert.deepEqual(heard, ["reading", "asked"]);
  });

  it("hears nothing of what isn't a message of the host", () => {
    const { heard, say } = made();
    say("snapshot");
    assert.deepEqual(heard, []);
  });
});
