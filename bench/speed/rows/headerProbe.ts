import { open } from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";
import { sniffFormat } from "../../../src/engine/inspect/sniffFormat.ts";
import { readHeader } from "../../../src/engine/worker/readHeader.ts";
import { median } from "../median.ts";
import type { Row } from "../row.ts";
import { atMost } from "../row.ts";

const headBytes = 64 * 1024;
const rounds = 30;

/** The headers of 50 files, against reading as much of each. */
export async function headerProbe(files: readonly string[]): Promise<Row> {
  sharp.cache(false);
  const plain = await againstReading(files);
  const embedded = await againstReading(await Promise.all(files.map(withExif)));
  return atMost(
    "header probe of 50 plain files, against one read of 64 KiB each",
    plain.ratio,
    "×",
    { must: 2.5, goal: 1.5 },
    `${plain.readingMs.toFixed(1)} ms; with EXIF ${embedded.ratio.toFixed(2)}×`,
  );
}

async function againstReading(files: readonly string[]) {
  const reading: number[] = [];
  const probing: number[] = [];
  for (let round = 0; round < rounds; round++) {
    reading.push(await wallOf(() => Promise.all(files.map(headOf))));
    probing.push(await wallOf(() => Promise.all(files.map(probed))));
  }
  const readingMs = median(reading);
  return { ratio: median(probing) / readingMs, readingMs };
}

/** A copy beside the file that says who drew it. */
async function withExif(file: string): Promise<string> {
  const { dir, base } = path.parse(file);
  const copy = path.join(dir, `exif-${base}`);
  await sharp(file)
    .withExif({ IFD0: { Artist: "Somebody" } })
    .toFile(copy);
  return copy;
}

async function probed(file: string): Promise<void> {
  const head = await headOf(file);
  const format = sniffFormat(head);
  const structure = { isAnimated: false, hasComment: false };
  const header = format && (await readHeader(head, format, structure));
  if (!header) throw new Error(`no header: ${file}`);
}

async function headOf(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const head = Buffer.allocUnsafe(headBytes);
    const { bytesRead } = await handle.read(head, 0, headBytes, 0);
    return head.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function wallOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
