import { createHash, randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import JSZip from "jszip";
import sharp from "sharp";
import type { Hosting } from "../../../src/core/dataset/manifest.ts";
import type {
  TrainingPlan,
  TrainingService,
} from "../../../src/core/training/plan.ts";

/** A folder of its own for each test that asks, removed after it. */
export async function inTemporaryFolder<T>(
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), "style-trainer-test-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A ZIP of real pictures, ten by default, as a package is. */
export async function writeZip(
  file: string,
  pictures = 10,
): Promise<TrainingPlan["zip"]> {
  const zip = new JSZip();
  for (let index = 0; index < pictures; index += 1) {
    const picture = await sharp({
      create: {
        width: 64,
        height: 64,
        channels: 3,
        background: { r: 20 * index, g: 40, b: 90 },
      },
    })
      .png()
      .toBuffer();
    zip.file(`picture-${index}.png`, picture, { compression: "STORE" });
  }
  const bytes = await zip.generateAsync({ type: "nodebuffer" });
  await writeFile(file, bytes);
  return {
    file,
    bytes: bytes.length,
    sha256: createHash("sha256").update(bytes).digest("hex"),
  };
}

export function planFor(
  service: TrainingService,
  zip: TrainingPlan["zip"],
  hosting: Hosting = { kind: "runware" },
): TrainingPlan {
  return {
    taskUUID: randomUUID(),
    service,
    dataset: { folder: path.dirname(zip.file), name: "Stellar" },
    model: {
      air: "rehearsal:stellar@1",
      name: "Stellar",
      version: "1.0.0",
      private: true,
    },
    zip,
    hosting,
  };
}

/** Waits for a condition; fails with its name when it doesn't come. */
export async function until(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  withinMs = 15_000,
): Promise<void> {
  const endMs = Date.now() + withinMs;
  while (!(await isSo())) {
    if (Date.now() > endMs) throw new Error(`Waited in vain until ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
