import assert from "node:assert/strict";
import { lint } from "../../src/core/lint/lint.ts";
import { createLinter } from "../../src/engine/lint/createLinter.ts";
import { programsOfSuite } from "../fixtures/programs.ts";
import { dataset, image, images } from "../unit/lint/dataset.ts";

describe("linting in a process of its own", function () {
  this.timeout(120_000);
  const programs = programsOfSuite();

  it("gives the report of the lint itself, for more pictures than are sent at once too", async () => {
    const linter = createLinter({ workerFile: programs.worker() });
    const subjects = [
      dataset([]),
      dataset([...images(12), image("aux.png")], {
        manifest: { provenance: new Map([["01.png", "A fox"]]) },
      }),
      dataset(images(450)),
    ];
    for (const subject of subjects) {
      assert.deepEqual(await linter.lint(subject), lint(subject));
    }
    // At once, and in turn: the facts of one must not get into the other.
    assert.deepEqual(
      await Promise.all(subjects.map((subject) => linter.lint(subject))),
      subjects.map((subject) => lint(subject)),
    );
    await linter.dispose();
  });

  it("answers for an unchanged dataset at once, and looks again when anything changed", async () => {
    const linter = createLinter({ workerFile: programs.worker() });
    const before = dataset(images(12));
    const report = await linter.lint(before);
    assert.equal(await linter.lint({ ...before }), report);
    const renamed = {
      ...before,
      manifest: {
        ...before.manifest,
        provenance: new Map([["gone.png", "A fox"]]),
      },
    };
    const { findings } = await linter.lint(renamed);
    assert.ok(findings.some(({ rule }) => rule === "manifest/missing-image"));
    const [first, ...rest] = before.images;
    assert.ok(first);
    const changed = { ...before, images: [{ ...first, bytes: 0 }, ...rest] };
    assert.notEqual(await linter.lint(changed), report);
    await linter.dispose();
  });

  it("says that it was cancelled, and lints the next one", async () => {
    const linter = createLinter({ workerFile: programs.worker() });
    const cancelled = new AbortController();
    const subject = dataset(images(300));
    const pending = linter.lint(subject, cancelled.signal);
    cancelled.abort();
    await assert.rejects(pending, { name: "AbortError" });
    assert.deepEqual(await linter.lint(subject), lint(subject));
    await linter.dispose();
  });

  it("says that the process can't be started", async () => {
    const linter = createLinter({ workerFile: "/nonexistent/worker.js" });
    await assert.rejects(linter.lint(dataset(images(3))), { reason: "worker" });
    await linter.dispose();
  });
});
