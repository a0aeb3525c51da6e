import assert from "node:assert/strict";
import fs from "node:fs";
import axe from "axe-core";
import type { AxeResults } from "axe-core";
import type { Frame } from "playwright-core";
import type { Workbench } from "./workbench.ts";

/** More stops than any page has: Tab is caught somewhere then. */
const maxStops = 150;

/**
 * Experimental in axe-core: wants what is seen of a card word for word in its name, which
 * says the same and more, in an order for ears.
 */
const notAsked = "label-content-name-mismatch";

/** What axe-core finds wrong with the page that shows, one line each: rule, element, why. */
export async function violationsOn(workbench: Workbench): Promise<string[]> {
  return violationsIn(await frameOf(workbench));
}

/** The same of any page. */
export async function violationsIn(frame: Frame): Promise<string[]> {
  await frame.evaluate(axe.source);
  const { violations } = await frame.evaluate<AxeResults>(
    `axe.run(document, {
      resultTypes: ["violations"],
      rules: { "${notAsked}": { enabled: false } },
    })`,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary = "" }) =>
        `${id}: ${target.join(" ")}: ${failureSummary.replaceAll(/\s+/g, " ")}`,
    ),
  );
}

/**
 * Walks through the page that shows by Tab, from its beginning to its end.
 * @throws at a stop that doesn't show that it has the focus, and when Tab doesn't get out
 * @returns the names of the stops, in order
 */
export async function walkByTab(workbench: Workbench): Promise<string[]> {
  const frame = await frameOf(workbench);
  await probe(frame, "startOver");
  const stops: string[] = [];
  for (let tabs = 0; tabs < maxStops; tabs++) {
    await workbench.page.keyboard.press("Tab");
    const stop = await probe<{ name: string; isShown: boolean } | null>(
      frame,
      "stop",
    );
    if (stop === null) return stops;
    assert.ok(stop.isShown, `the focus isn't seen at "${stop.name}"`);
    stops.push(stop.name);
  }
  return assert.fail(`Tab doesn't get out; it went ${stops.join(" → ")}`);
}

/** What a screen reader calls what has the focus on the page that shows. */
export async function focusedOn(workbench: Workbench): Promise<string> {
  const frame = await frameOf(workbench);
  return (await probe<{ name: string } | null>(frame, "stop"))?.name ?? "";
}

/**
 * Goes by Tab from the page's beginning, or by another key from where the focus
 * is, to the stop of that name.
 */
export async function tabTo(
  workbench: Workbench,
  name: RegExp,
  key?: "Tab" | "Shift+Tab",
): Promise<void> {
  const frame = await frameOf(workbench);
  if (key === undefined) await probe(frame, "startOver");
  const stops: string[] = [];
  for (let tabs = 0; tabs < maxStops; tabs++) {
    await workbench.page.keyboard.press(key ?? "Tab");
    const stop = await probe<{ name: string } | null>(frame, "stop");
    if (stop === null) break;
    if (name.test(stop.name)) return;
    stops.push(stop.name);
  }
  assert.fail(`Tab doesn't come to ${name}; it went ${stops.join(" → ")}`);
}

/** What is wider than the page that shows and so is cut off, or makes it scroll sideways. */
export async function cutOffOn(workbench: Workbench): Promise<string[]> {
  return await probe(await frameOf(workbench), "cutOff");
}

/** What moves on the page that shows. */
export async function motionOn(workbench: Workbench): Promise<string[]> {
  return await probe(await frameOf(workbench), "moving");
}

/**
 * Every text of the page that shows, those for screen readers included.
 * @param except a selector of what is left out
 */
export async function textsOn(
  workbench: Workbench,
  except = "none",
): Promise<string[]> {
  return await probe(await frameOf(workbench), "texts", except);
}

/** The page that shows, as a frame: scripts in it are texts, which only a frame runs. */
export async function frameOf(workbench: Workbench): Promise<Frame> {
  const body = await workbench.webview().locator("body").elementHandle();
  const frame = await body.ownerFrame();
  assert.ok(frame, "no page shows");
  return frame;
}

/** Asks one of pageProbes.js, inside the page. */
async function probe<Answer>(
  frame: Frame,
  name: string,
  argument = "",
): Promise<Answer> {
  const probes = fs.readFileSync("test/ui/support/pageProbes.js", "utf8");
  return await frame.evaluate<Answer>(
    `${probes};pageProbes.${name}(${JSON.stringify(argument)})`,
  );
}
