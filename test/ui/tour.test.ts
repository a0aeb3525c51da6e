import assert from "node:assert/strict";
import path from "node:path";
import { shippedVsix } from "./support/shippedVsix.ts";
import { stations } from "./support/stations.ts";
import { startStudio } from "./support/studio.ts";
import type { Studio } from "./support/studio.ts";
import { takePictureOnFailure } from "./support/takePictureOnFailure.ts";
import type { Workbench } from "./support/workbench.ts";

describe("the loop that the demonstration shows", () => {
  let studio: Studio;
  let workbench: Workbench;

  before(async () => {
    studio = await startStudio({ vsix: shippedVsix() });
    workbench = await studio.open();
  });
  takePictureOnFailure(() => workbench, path.resolve("out/ui/tour"));
  after(async () => {
    await studio.stop();
  });

  // Each station begins where the one before ended.
  let isReached = true;
  for (const station of stations) {
    it(station.title, async () => {
      assert.ok(isReached, "an earlier station failed");
      isReached = false;
      await station.visit({ workbench, studio });
      isReached = true;
    });
  }
});
