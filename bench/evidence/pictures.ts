import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { ImageFacts } from "../../src/core/dataset/facts.ts";
import { createInspector } from "../../src/engine/inspect/createInspector.ts";
import { memberNames } from "../style/families.ts";
import { readCases } from "../style/measure.ts";

/** A picture of the manifest as the product knows it. */
export interface Picture {
  /** Absolute. */
  readonly path: string;
  readonly facts: ImageFacts;
}

export interface Pictures {
  /** By style, none of them planted. */
  readonly families: ReadonlyMap<string, readonly Picture[]>;
  /** What the product says of a picture that was made here. */
  readonly inspect: (content: Buffer) => Promise<ImageFacts>;
  readonly close: () => Promise<void>;
}

/** Inspects every picture by the product's workers; facts are kept in out/. */
export async function openPictures(manifest: string): Promise<Pictures> {
  const folder = path.dirname(path.resolve(manifest));
  const made = fs.mkdtempSync(path.join(os.tmpdir(), "style-trainer-bench-"));
  const inspector = createInspector({
    workerFile: path.join(__dirname, "worker.cjs"),
    cacheFolder: path.resolve("out/bench/evidence/cache"),
  });
  const factsOf = (file: string) => {
    const { size, mtimeMs } = fs.statSync(file);
    return inspector.inspect(file, {
      kind: "file",
      file: path.basename(file),
      bytes: size,
      modifiedMs: mtimeMs,
    });
  };
  const families = new Map<string, readonly Picture[]>();
  for (const [family, names] of memberNames(readCases(manifest))) {
    const pictures = names.map(async (name) => {
      const file = path.join(folder, name);
      return { path: file, facts: await factsOf(file) };
    });
    families.set(family, await Promise.all(pictures));
  }
  let count = 0;
  return {
    families,
    async inspect(content) {
      const file = path.join(made, `${count++}`);
      fs.writeFileSync(file, content);
      try {
        return await factsOf(file);
      } finally {
        fs.rmSync(file);
      }
    },
    async close() {
      await inspector.dispose();
      fs.rmSync(made, { recursive: true, force: true });
    },
  };
}
