import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import type { ConsoleMessage } from "playwright-core";
import { drawTwoVersions } from "../fixtures/drawnVersions.ts";
import { frameOf } from "./support/accessibility.ts";
import { openEveryPage } from "./support/openEveryPage.ts";
import { shippedVsix } from "./support/shippedVsix.ts";
import { startStudio } from "./support/studio.ts";
import type { Studio } from "./support/studio.ts";
import { takePictureOnFailure } from "./support/takePictureOnFailure.ts";
import type { Workbench } from "./support/workbench.ts";

interface Outcome {
  readonly refusedBy: readonly string[];
  readonly worked: boolean;
}

/** By which directive each attempt has to be refused. */
const refusals = {
  inlineScript: "script-src-elem",
  scriptFromElsewhere: "script-src-elem",
  handler: "script-src-attr",
  scriptAddress: "script-src-elem",
  textAsCode: "script-src",
  style: "style-src-elem",
  styleAttribute: "style-src-attr",
  picture: "img-src",
  pictureInText: "img-src",
  request: "connect-src",
  frame: "frame-src",
  font: "font-src",
  base: "base-uri",
} as const;

describe("the pages, for nobody else", () => {
  let studio: Studio;
  let workbench: Workbench;
  const consoleErrors: string[] = [];

  before(async () => {
    studio = await startStudio({ vsix: shippedVsix() });
    await drawTwoVersions(path.join(studio.workspace, "stellar"));
    workbench = await studio.open();
    workbench.page.on("console", (message) => {
      if (isOurs(message)) consoleErrors.push(message.text());
    });
    workbench.page.on("pageerror", ({ stack = "" }) => {
      if (stack.includes("/dist/webview/")) consoleErrors.push(stack);
    });
    await openEveryPage(workbench);
  });
  takePictureOnFailure(() => workbench, path.resolve("out/ui/contentSecurity"));
  after(async () => {
    await studio.stop();
  });

  const tabs = ["Dataset:", "Test Images", "Narrow Library", "→"];

  it("give the console nothing to complain of", () => {
    assert.deepEqual(consoleErrors, []);
  });

  for (const tab of tabs) {
    it(`say strictly what they may load (${tab})`, async () => {
      await workbench.tab(tab).click();
      const policies = await inPage<string[]>("policy()");
      assert.equal(policies.length, 1);
      const directives = new Map(
        policies[0]?.split("; ").map((directive) => {
          const [name = "", ...sources] = directive.split(" ");
          return [name, sources] as const;
        }),
      );
      assert.deepEqual(directives.get("default-src"), ["'none'"]);
      assert.deepEqual(directives.get("base-uri"), ["'none'"]);
      assert.deepEqual(directives.get("form-action"), ["'none'"]);
      assert.match(
        directives.get("script-src")?.join(" ") ?? "",
        /^'nonce-[\w+/]{20,}={0,2}'$/,
      );
      for (const [name, sources] of directives) {
        assert.doesNotMatch(
          sources.join(" "),
          /unsafe|(^| )(\*|https?:|data:|blob:)( |$)|http:\/\//,
          name,
        );
      }
    });

    it(`refuse what isn't theirs, and say so (${tab})`, async () => {
      await workbench.tab(tab).click();
      const outcomes = await inPage<Record<string, Outcome>>(
        `tryAll(${JSON.stringify(studio.rehearsal.url)})`,
      );
      const refused = Object.fromEntries(
        Object.entries(refusals).map(([name, directive]) => [
          name,
          { refusedBy: [directive], worked: false },
        ]),
      );
      // A form isn't even tried: the frame's sandbox has none.
      const form = { refusedBy: [], worked: false };
      assert.deepEqual(outcomes, { ...refused, form });
    });
  }

  async function inPage<Answer>(call: string): Promise<Answer> {
    const tools = fs.readFileSync("test/ui/support/breakIns.js", "utf8");
    const frame = await frameOf(workbench);
    return await frame.evaluate<Answer>(`${tools};breakIns.${call}`);
  }
});

/** The editor has errors of its own; those of our pages' scripts and frames are ours. */
function isOurs(message: ConsoleMessage): boolean {
  return (
    message.type() === "error" &&
    (/\/dist\/webview\/|\/webview\/browser\/pre\//.test(
      message.location().url,
    ) ||
      message.text().includes("Content Security Policy"))
  );
}
