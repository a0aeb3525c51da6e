import type { TestImagesSnapshot } from "../../src/shared/testImages.ts";
import {
  thumbnailSizes,
  thumbnailWidth,
} from "../../src/engine/inspect/thumbnails.ts";
import { testImagesStringNames } from "../../src/shared/testImagesStrings.ts";

/** A page of so many prompts on so many versions, every picture there. */
export function snapshotOf(
  promptCount: number,
  versionCount: number,
): TestImagesSnapshot {
  const prompts = Array.from({ length: promptCount }, (_, at) => ({
    key: `prompt-${at}`,
    prompt: `Subject ${at}: a lighthouse on a cliff with a boat below and a sign that says "${at}"`,
    ...shapeOf(at),
    quality: "low" as const,
  }));
  const versions = Array.from({ length: versionCount }, (_, at) => ({
    air: `acme:house-style@${versionCount - at}`,
    label: `${versionCount - at}.0.0`,
    isNewest: at === 0,
  }));
  return {
    id: "bench",
    title: "House style",
    rehearsal: false,
    prompts,
    versions,
    canAddVersion: false,
    imagesPerPrompt: 1,
    cells: Object.fromEntries(
      prompts.map(({ key }, row) => [
        key,
        Object.fromEntries(
          versions.map(({ air }, column) => [
            air,
            [
              {
                state: "ready" as const,
                src: `/picture?${row},${row * versionCount + column}`,
                small: smallCopies(row, row * versionCount + column),
                file: `${key}.jpg`,
              },
            ],
          ]),
        ),
      ]),
    ),
    training: [],
    votes: [],
    standings: [],
    damagedVotes: 0,
    evidence: { kind: "none" },
    strings: Object.fromEntries(
      testImagesStringNames.map((name) => [name, name]),
    ) as unknown as TestImagesSnapshot["strings"],
  };
}

/** As the host offers them, once a picture is measured. */
function smallCopies(row: number, at: number) {
  return thumbnailSizes.map((size, index) => ({
    src: `/small?${row},${at},${index}`,
    width: thumbnailWidth(shapeOf(row), size),
  }));
}

export function shapeOf(row: number): (typeof shapes)[number] {
  return shapes[row % shapes.length] ?? { width: 1024, height: 1024 };
}

export const shapes = [
  { width: 1024, height: 1024 },
  { width: 1536, height: 1024 },
  { width: 1024, height: 1536 },
];
