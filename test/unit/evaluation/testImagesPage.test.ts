import assert from "node:assert/strict";
import { setImmediate as soon } from "node:timers/promises";
import { latestOnly } from "../../../src/host/pages/latestOnly.ts";
import { pageHtml } from "../../../src/host/pages/pageHtml.ts";
import { snapshotFor } from "../../../src/host/testImages/testImagesState.ts";

const frame = {
  cspSource: "https://*.example.net",
  scriptUri: "https://file.example.net/testImages.js",
  styleUris: ["https://file.example.net/testImages.css"],
  nonce: "bm9uY2U=",
  language: "en",
};

describe("the frame of a page", () => {
  const html = pageHtml(frame);

  it("allows nothing but its own style, pictures and one script", () => {
    const [, policy] =
      /Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
    assert.equal(
      policy,
      "default-src 'none'; img-src https://*.example.net; style-src https://*.example.net; script-src 'nonce-bm9uY2U='; base-uri 'none'; form-action 'none'",
    );
  });

  it("has nothing inline", () => {
    assert.doesNotMatch(html, /<style|style=|\son\w+=|javascript:/i);
    for (const [, attributes = "", body = ""] of html.matchAll(
      /<script([^>]*)>([^<]*)<\/script>/g,
    )) {
      assert.match(attributes, /src="/);
      assert.equal(body, "");
    }
  });

  it("stays one document whatever the addresses hold", () => {
    const odd = pageHtml({
      ...frame,
      styleUris: ['"><script>alert(1)</script>'],
    });
    assert.equal(odd.match(/<script/g)?.length, 1);
  });
});

describe("the snapshot for a page", () => {
  it("has an address where the host has a file, and the file's name alone", () => {
    const { cells } = snapshotFor(
      "file:///work",
      {
        title: "Stellar",
        rehearsal: true,
        prompts: [],
        versions: [],
        canAddVersion: false,
        imagesPerPrompt: 2,
        training: [],
        votes: [],
        standings: [],
        damagedVotes: 0,
        evidence: { kind: "none" },
        cells: {
          fox: {
            "a:b@1": [
              {
                state: "ready",
                file: { path: "/projects/secret/fox.png" } as never,
                small: [
                  {
                    file: { path: "/thumbnails/1f.webp" } as never,
                    width: 256,
                  },
                ],
              },
            ],
            "a:b@2": [{ state: "missing" }, { state: "waiting" }],
          },
        },
      },
      {} as never,
      (file) => `webview:${file.path.length}`,
    );
    assert.deepEqual(cells, {
      fox: {
        "a:b@1": [
          {
            state: "ready",
            src: "webview:24",
            small: [{ src: "webview:19", width: 256 }],
            file: "fox.png",
          },
        ],
        "a:b@2": [{ state: "missing" }, { state: "waiting" }],
      },
    });
  });
});

describe("showing the latest alone", () => {
  it("makes one run of many calls, and one more of those during it", async () => {
    const runs: (() => void)[] = [];
    const show = latestOnly(
      () => new Promise<void>((resolve) => runs.push(resolve)),
      assert.ifError,
    );
    show();
    show();
    show();
    assert.equal(runs.length, 1);
    runs[0]?.();
    await soon();
    assert.equal(runs.length, 2);
    runs[1]?.();
    await soon();
    assert.equal(runs.length, 2);
    show();
    assert.equal(runs.length, 3);
  });

  it("goes on after a failure, which it reports", async () => {
    const errors: unknown[] = [];
    let runs = 0;
    const show = latestOnly(
      () => {
        runs += 1;
        return runs === 1 ? Promise.reject(new Error("no")) : Promise.resolve();
      },
      (error) => {
        errors.push(error);
      },
    );
    show();
    show();
    await soon();
    assert.equal(errors.length, 1);
    assert.equal(runs, 2);
  });
});
