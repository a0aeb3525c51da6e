import assert from "node:assert/strict";
import type { Finding } from "../../../src/core/lint/finding.ts";
import { rulesById } from "../../../src/core/lint/ruleCatalog.ts";
import { limits } from "../../../src/core/limits.ts";
import { seededRandom } from "../../../src/core/statistics/random.ts";
import { datasetRequest } from "../../../src/host/datasetPage/datasetRequest.ts";
import { narrowRequest } from "../../../src/host/narrowing/narrowRequest.ts";
import { keptId } from "../../../src/host/pages/keptId.ts";
import {
  cellAt,
  isOnPage,
} from "../../../src/host/testImages/testImagesState.ts";
import {
  isFromComparePage,
  isToComparePage,
} from "../../../src/shared/comparePage.ts";
import {
  isFromDatasetPage,
  isToDatasetPage,
} from "../../../src/shared/datasetPageGuards.ts";
import {
  isFromNarrowPage,
  isToNarrowPage,
} from "../../../src/shared/narrowPage.ts";
import { verbatim } from "../../../src/core/words/text.ts";
import type { FromTestImages } from "../../../src/shared/testImages.ts";
import {
  isFromTestImages,
  isToTestImages,
} from "../../../src/shared/testImagesGuards.ts";
import { dataset, image } from "../lint/dataset.ts";
import {
  hostileMessage,
  hostileValue,
  withOnePlaceChanged,
} from "./hostileMessages.ts";
import {
  comparePageSnapshot,
  datasetPageSnapshot,
  narrowPageSnapshot,
  testImagesSnapshot,
} from "./snapshots.ts";

const rounds = 3_000;
const air = "acme:stellar@1";
const finding: Finding = {
  rule: "style/outlier",
  severity: "warning",
  message: verbatim("It does."),
  file: "fox.png",
  related: [],
  data: {},
};
const files = ["fox.png", "moon.png"];
const known = dataset(files.map((file) => image(file)));

/** What a page may say; nothing it says is about more than the things in here. */
const good = {
  dataset: [
    { type: "ready" },
    { type: "submit" },
    { type: "openManifest" },
    { type: "open", file: "fox.png" },
    { type: "exclude", files },
    { type: "accept", rule: "style/outlier", file: "fox.png" },
    { type: "intend", rule: "style/outlier" },
    { type: "openRule", rule: "style/outlier" },
  ],
  narrow: [
    { type: "ready" },
    { type: "use" },
    { type: "stop" },
    { type: "wish", file: "fox.png", wish: "keep" },
    { type: "count", count: 12 },
    { type: "more", kind: "spare" },
    { type: "open", file: "fox.png" },
  ],
  testImages: [
    { type: "ready" },
    { type: "stop" },
    { type: "copyPrompt", key: "fox" },
    { type: "open", key: "fox", air, index: 1 },
    { type: "retry", key: "fox", air },
    { type: "generateAsset", key: "fox", air },
    { type: "vote", promptKey: "fox", left: air, right: "b", choice: "tie" },
  ],
  compare: [
    { type: "ready" },
    { type: "copyMarkdown" },
    { type: "open", sha256: "ab" },
  ],
};

function messages(kind: keyof typeof good): readonly unknown[] {
  const random = seededRandom(kind.length);
  return Array.from({ length: rounds }, () =>
    hostileMessage(good[kind], random),
  );
}

function namesCell(
  message: FromTestImages,
): message is Extract<FromTestImages, { readonly air: string }> {
  return ["open", "retry", "generateAsset"].includes(message.type);
}

describe("a page that sends anything at all", () => {
  it("about a dataset can only name its images, findings and rules", () => {
    const linted = { dataset: known, report: { findings: [finding] } };
    let asked = 0;
    for (const message of messages("dataset")) {
      if (!isFromDatasetPage(message)) continue;
      assert.equal(datasetRequest(message, undefined)?.kind === "open", false);
      const request = datasetRequest(message, linted as never);
      if (!request) continue;
      asked++;
      switch (request.kind) {
        case "command":
          assert.match(
            request.command,
            /^(packageDataset|submitTraining|openManifest)$/,
          );
          break;
        case "openRule":
          assert.ok(rulesById.has(request.rule));
          break;
        case "open":
          assert.ok(files.includes(request.file));
          break;
        case "exclude":
        case "include":
          assert.ok(request.files.every((file) => files.includes(file)));
          break;
        case "intend":
        case "accept":
          assert.equal(request.finding, finding);
      }
    }
    assert.ok(asked > rounds / 20, `${String(asked)} were understood`);
  });

  it("about a library can only name its images, within the service's limits", () => {
    let asked = 0;
    for (const message of messages("narrow")) {
      if (!isFromNarrowPage(message)) continue;
      const request = narrowRequest(message, { dataset: known });
      if (!request) continue;
      asked++;
      assert.notEqual(request.type, "use", "nothing was proposed");
      if (request.type === "open" || request.type === "wish") {
        assert.ok(files.includes(request.file));
      }
      if (request.type === "count" && request.count !== undefined) {
        assert.ok(request.count >= limits.minImages);
        assert.ok(request.count <= limits.maxImages);
      }
    }
    assert.ok(asked > rounds / 20, `${String(asked)} were understood`);
  });

  it("about test images can only name cells that it has", () => {
    const cell = { state: "waiting" } as const;
    const state = {
      prompts: [
        {
          key: "fox",
          prompt: "A fox",
          width: 1024,
          height: 1024,
          quality: "low" as const,
        },
      ],
      versions: [{ air, label: "1", isNewest: true }],
      cells: { fox: { [air]: [cell] } },
    };
    let asked = 0;
    for (const message of messages("testImages")) {
      if (!isFromTestImages(message) || !namesCell(message)) continue;
      const found = cellAt(state, message.key, message.air, message.index);
      assert.ok(found === undefined || found === cell);
      if (!isOnPage(state, message)) continue;
      asked++;
      assert.deepEqual([message.key, message.air], ["fox", air]);
    }
    assert.ok(asked > rounds / 50, `${String(asked)} were understood`);
  });

  it("about versions can only name a picture by a text", () => {
    for (const message of messages("compare")) {
      if (!isFromComparePage(message)) continue;
      assert.match(message.type, /^(ready|copyMarkdown|open)$/);
      if (message.type === "open")
        assert.equal(typeof message.sha256, "string");
    }
  });

  it("can't make itself the page of another folder", () => {
    const id = "file:///projects/stellar";
    assert.equal(keptId({ id }), id);
    assert.equal(
      keptId({ id: "file:///c%3A/studio/..hidden" }),
      "file:///c%3A/studio/..hidden",
    );
    for (const up of ["..", "%2e%2E", "..%2f..", "a%5c..%5c..", "%00", "%"]) {
      assert.equal(keptId({ id: `${id}/${up}/other` }), undefined, up);
    }
    const random = seededRandom(5);
    for (let round = 0; round < rounds; round++) {
      const kept = keptId(hostileMessage([{ id }], random));
      if (kept !== undefined) assert.doesNotMatch(kept, /\.\.|\0/);
    }
  });
});

describe("what a page is told", () => {
  const pages = [
    { name: "dataset", isTold: isToDatasetPage, snapshot: datasetPageSnapshot },
    {
      name: "testImages",
      isTold: isToTestImages,
      snapshot: testImagesSnapshot,
    },
    { name: "compare", isTold: isToComparePage, snapshot: comparePageSnapshot },
    { name: "narrow", isTold: isToNarrowPage, snapshot: narrowPageSnapshot },
  ];
  for (const { name, isTold, snapshot } of pages) {
    it(`is refused when one place of it is of another kind (${name})`, () => {
      const message = { type: "snapshot", snapshot };
      assert.ok(isTold(message));
      for (const wrong of [{ toString: 1 }, Symbol("wrong")]) {
        for (const { at, changed } of withOnePlaceChanged(message, wrong)) {
          assert.equal(isTold(changed), false, at);
        }
      }
    });

    it(`is read without a stumble, whatever stands in any place (${name})`, () => {
      const message = { type: "snapshot", snapshot };
      const random = seededRandom(name.length);
      for (let round = 0; round < 20; round++) {
        const value = hostileValue(random);
        for (const { changed } of withOnePlaceChanged(message, value)) {
          assert.equal(typeof isTold(changed), "boolean");
        }
      }
    });
  }
});
