import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import sharp from "sharp";
import { folderOfModel } from "../../../src/core/evaluation/folderOfModel.ts";
import { promptKey } from "../../../src/core/evaluation/promptKey.ts";
import { parseManifest } from "../../../src/core/dataset/parseManifest.ts";

const airs = {
  "1.0.0": "stellar:cosmic-illustration@1",
  "2.0.0": "stellar:cosmic-illustration@2",
} as const;

const sidePixels = 512;

/**
 * Leaves a dataset as two rehearsed trainings and their test images do. The
 * first model draws parts of training images in other colours; the second,
 * trained without the moon, repeats training images mirrored.
 * @returns how many prompts there are
 */
export async function drawTwoVersions(folder: string): Promise<number> {
  const images = fs
    .readdirSync(folder)
    .filter((file) => /\.(?:jpg|png|webp)$/.test(file));
  const withoutMoon = images.filter((file) => file !== "moon.jpg");
  const lock = {
    lockVersion: 1,
    versions: [
      version(folder, "1.0.0", images),
      version(folder, "2.0.0", withoutMoon),
    ],
  };
  fs.writeFileSync(
    path.join(folder, "style-dataset.lock.json"),
    `${JSON.stringify(lock, undefined, 2)}\n`,
  );
  const prompts = promptsOf(folder);
  await Promise.all(
    prompts.map(async (prompt, index) => {
      const file = withoutMoon[index % withoutMoon.length] ?? "";
      const picture = await sharp(path.join(folder, file))
        .resize(sidePixels, sidePixels, { fit: "cover" })
        .toBuffer();
      const half = sidePixels / 2;
      const part = await sharp(picture)
        .extract({ left: 0, top: 0, width: half, height: half })
        .modulate({ hue: 120 })
        .png()
        .toBuffer();
      const mirrored = await sharp(picture).flop().png().toBuffer();
      keep(folder, "1.0.0", prompt, part);
      keep(folder, "2.0.0", prompt, mirrored);
    }),
  );
  return prompts.length;
}

type Prompt = Parameters<typeof promptKey>[0];

function promptsOf(folder: string): readonly Prompt[] {
  const text = fs.readFileSync(path.join(folder, "style-dataset.json"), "utf8");
  return parseManifest(JSON.parse(text)).manifest.prompts;
}

function version(
  folder: string,
  label: keyof typeof airs,
  images: readonly string[],
): object {
  const air = airs[label];
  return {
    air,
    version: label,
    packagedAt: "2026-01-02T03:04:05.000Z",
    zip: { file: `${label}.zip`, bytes: 1, sha256: sha256(label) },
    images: images.map((file) => {
      const bytes = fs.readFileSync(path.join(folder, file));
      return {
        file,
        entry: file,
        bytes: bytes.length,
        sha256: sha256(bytes),
      };
    }),
    training: {
      taskUUID: `00000000-0000-4000-8000-00000000000${label.slice(0, 1)}`,
      submittedAt: "2026-01-02T03:05:05.000Z",
      outcome: "succeeded",
      finishedAt: "2026-01-02T05:05:05.000Z",
      air,
      rehearsal: true,
    },
  };
}

function keep(
  folder: string,
  label: keyof typeof airs,
  prompt: Prompt,
  picture: Buffer,
): void {
  const air = airs[label];
  const key = promptKey(prompt);
  const into = path.join(
    folder,
    ".style-trainer/evaluations",
    folderOfModel(air, true),
  );
  fs.mkdirSync(into, { recursive: true });
  fs.writeFileSync(path.join(into, `${key}.png`), picture);
  const record = {
    promptKey: key,
    prompt: prompt.prompt,
    width: prompt.width,
    height: prompt.height,
    quality: prompt.quality,
    air,
    modelVersion: label,
    taskUUID: "00000000-0000-4000-8000-000000000009",
    rehearsal: true,
    file: `${key}.png`,
    createdAt: "2026-01-02T06:00:00.000Z",
  };
  fs.writeFileSync(path.join(into, `${key}.json`), JSON.stringify(record));
}

function sha256(data: string | Buffer): string {
  return createHash("sha256").update(data).digest("hex");
}
