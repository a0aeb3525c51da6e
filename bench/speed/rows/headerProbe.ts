import { open } from "node:fs/promises";
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
  const reading: number[] = [];
  const probing: number[] = [];
  for (let round = 0; round < rounds; round++) {
    reading.push(await wallOf(() => Promise.all(files.map(headOf))));
    probing.push(await wallOf(() => Promise.all(files.map(probed))));
  }
  return atMost(
    "header probe of 50 files, against one read of 64 KiB each",
    median(probing) / median(reading),
    "×",
    { must: 2.5, goal: 1.5 },
    `${median(reading).toFixed(1)} ms`,
  );
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
