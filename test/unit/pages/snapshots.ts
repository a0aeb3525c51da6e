import { comparePageStringNames } from "../../../src/shared/comparePage.ts";
import { datasetPageStringNames } from "../../../src/shared/datasetPageStrings.ts";
import { narrowPageStringNames } from "../../../src/shared/narrowPage.ts";
import { testImagesStringNames } from "../../../src/shared/testImagesStrings.ts";

/** A whole snapshot of each page, as the host would post it. */

export const pageImage = {
  file: "fox.png",
  thumbnail: "https://file/fox.webp",
  full: "https://file/fox.png",
  about: "1024 × 768 px",
  width: 1024,
  height: 768,
  isExcluded: false,
  reason: "Breaks the style",
  score: 1.2,
  isOutlier: true,
  reasons: ["much warmer"],
  palette: [{ colour: "#102030", share: 1 }],
  place: { x: 0, y: 1 },
  prompt: "A fox",
};

export const datasetPageSnapshot = {
  id: "file:///projects/stellar",
  title: "Stellar",
  summary: "Dark blue.",
  count: "12 images",
  usable: 12,
  verdict: "1 warning",
  worst: "warning",
  images: [pageImage],
  findings: [
    {
      rule: "style/outlier",
      title: "Breaks the style",
      severity: "warning",
      message: "It does.",
      file: "fox.png",
      images: [],
    },
  ],
  pairs: [
    {
      keep: "fox.png",
      other: "fox-2.png",
      title: "Nearly the same picture",
      message: "Keep the first.",
      turn: { degrees: 90, isMirrored: false },
    },
  ],
  palette: [],
  look: {
    of: 12,
    orientations: { landscape: 4, square: 4, portrait: 4 },
    keys: { low: 12, middle: 0, high: 0 },
    hues: [1, 0],
    attention: [0.5, 0.5],
    chance: { low: 0.2, high: 0.8 },
  },
  reading: { done: 0, total: 0 },
  strings: named(datasetPageStringNames),
};

export const testImagesSnapshot = {
  id: "file:///projects/stellar",
  title: "Stellar",
  rehearsal: false,
  prompts: [
    { key: "fox", prompt: "A fox", width: 1024, height: 1024, quality: "low" },
  ],
  versions: [{ air: "acme:stellar@1", label: "1.0.0", isNewest: true }],
  canAddVersion: false,
  imagesPerPrompt: 2,
  cells: {
    fox: {
      "acme:stellar@1": [
        {
          state: "ready",
          src: "https://file/fox.png",
          small: [{ src: "https://file/1f.webp", width: 256 }],
          file: "fox.png",
          costUSD: 0.02,
          seed: "34012345678901",
          isUnsafe: false,
        },
        { state: "missing" },
      ],
    },
  },
  training: [{ file: "moon.jpg", src: "https://file/moon.jpg" }],
  standings: [{ newer: "a:b@2", older: "a:b@1", text: "No votes yet." }],
  votes: [
    {
      promptKey: "fox",
      left: "acme:stellar@1",
      right: "acme:stellar@2",
      choice: "tie",
    },
  ],
  damagedVotes: 0,
  evidence: {
    kind: "found",
    models: [
      {
        air: "acme:stellar@1",
        axes: [
          {
            label: "Palette",
            verdict: "A little off",
            numbers: "p = 0.01",
            training: [1, 1.1],
            outputs: [1.2],
          },
        ],
      },
      { air: "acme:stellar@2", note: "Too few images", axes: [] },
    ],
    changes: [
      {
        newer: "acme:stellar@2",
        older: "acme:stellar@1",
        line: "Same dataset; line work closer (p = 0.02)",
        dataset: "The same 12 images.",
        style: "Line work closer (p = 0.02).",
      },
    ],
  },
  running: { done: 1, total: 2 },
  strings: named(testImagesStringNames),
};
export const comparedPicture = {
  file: "a.png",
  about: "5 bytes",
  sha256: "ab",
};

export const comparePageSnapshot = {
  ...{ id: "file:///a", before: "one", after: "two", summary: "images" },
  isLooking: false,
  changed: [
    {
      before: comparedPicture,
      after: { ...comparedPicture, address: "https://x" },
    },
  ],
  added: [comparedPicture],
  removed: [],
  renamed: [{ from: "b.png", to: "c.png" }],
  notShown: 0,
  sections: [{ title: "brief", changes: [{ what: "summary", before: "x" }] }],
  unknown: [],
  strings: named(comparePageStringNames),
};

const narrowImage = {
  file: "fox.png",
  thumbnail: "https://file/fox.webp",
  width: 1024,
  height: 768,
  why: "The heart of the style.",
  wish: "keep",
};

export const narrowPageSnapshot = {
  id: "file:///projects/stellar",
  title: "Stellar",
  work: "reading",
  reading: { done: 1, total: 2 },
  failure: "It is gone.",
  count: 12,
  least: 10,
  most: 50,
  total: 2,
  chosen: [narrowImage],
  groups: [{ kind: "spare", total: 1, images: [narrowImage] }],
  shortfall: "Two are missing.",
  isUsed: false,
  strings: named(narrowPageStringNames),
};

function named(names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, name]));
}
