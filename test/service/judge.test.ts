import assert from "node:assert/strict";
import type { JudgedModel } from "../../src/core/evaluation/judgeModels.ts";
import { judgeModels } from "../../src/core/evaluation/judgeModels.ts";
import { seededRandom } from "../../src/core/statistics/random.ts";
import { miniatureOf } from "../../src/core/style/miniature.ts";
import { judgeInWorker } from "../../src/engine/evaluation/judgeInWorker.ts";
import { drawnStyles } from "../fixtures/drawnStyles.ts";
import { programsOfSuite } from "../fixtures/programs.ts";
import { image, pixels } from "../unit/lint/dataset.ts";
import { mirrored, painting } from "../unit/style/rasters.ts";

const look = { dark: [20, 30, 60], light: [240, 200, 90], grain: 8 } as const;

describe("judging models in a process of its own", function () {
  this.timeout(120_000);
  const programs = programsOfSuite();

  it("says what judging itself says, for more pictures than are sent at once too", async () => {
    const models = twoModels();
    const judgement = await judgeInWorker(models, {
      workerFile: programs.worker(),
      signal: new AbortController().signal,
    });
    assert.deepEqual(judgement, judgeModels(models));
    assert.equal(judgement.repeats.get("acme:house@2 0")?.isMirrored, true);
    assert.equal(judgement.changes.get("acme:house@2")?.kind, "compared");
    const closeness = judgement.closeness.get("acme:house@2");
    assert.ok(closeness?.kind === "measured");
    assert.deepEqual(closeness.sizes, { training: 2048, outputs: 1024 });
  });

  it("ends with the signal's reason", async () => {
    const cancelling = new AbortController();
    const judging = judgeInWorker(twoModels(), {
      workerFile: programs.worker(),
      signal: cancelling.signal,
    });
    cancelling.abort(new Error("enough"));
    await assert.rejects(judging, /enough/);
  });
});

/** Trained on the same dozen; the first picture of each is one of them, mirrored. */
function twoModels(): readonly JudgedModel[] {
  const random = seededRandom(21);
  const measured = (file: string, seed: number, isMirrored = false) => {
    const picture = painting(seed, look);
    const side = file.startsWith("drawn") ? 1024 : 2048;
    const [style] = drawnStyles(random, 1);
    assert.ok(style);
    return image(file, {
      header: { width: side, height: side },
      pixels: pixels(seed + (isMirrored ? 1000 : 0), {
        miniature: miniatureOf(isMirrored ? mirrored(picture) : picture),
        style,
      }),
    });
  };
  const training = Array.from({ length: 12 }, (_, at) =>
    measured(`${at}.png`, at + 1),
  );
  return ["acme:house@2", "acme:house@1"].map((air, model) => ({
    air,
    training,
    drawn: Array.from({ length: 20 }, (_, at) => ({
      id: `${air} ${at}`,
      promptKey: `prompt-${at}`,
      facts: measured(
        `drawn-${at}.png`,
        at === 0 ? 1 : 100 * (model + 1) + at,
        at === 0,
      ),
    })),
  }));
}
