import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";
import path from "node:path";
import type { Report } from "../../core/evaluation/report/report.ts";
import { reportCss } from "../../core/evaluation/report/reportCss.ts";
import { reportHtml } from "../../core/evaluation/report/reportHtml.ts";
import { reportMarkdown } from "../../core/evaluation/report/reportMarkdown.ts";
import type { SmallPicture } from "../worker/messages.ts";
import { discard, writeFileAtomically } from "../writeFileAtomically.ts";
import { embedPictures } from "./embedPictures.ts";
import type { ReportOptions } from "./readReport.ts";
import { readReport } from "./readReport.ts";
import type { reportFormats } from "./reportFormats.ts";

export type ReportFormat = (typeof reportFormats)[number];

/** What came out. */
export interface WrittenReport {
  readonly file: string;
  /** Of the file itself. */
  readonly bytes: number;
  readonly pictures: number;
}

/** Markdown shows thumbnails in a table. */
const thumbnailLongSide = 320;

/**
 * Writes what the test images of some versions say: one HTML file that carries
 * its pictures, or Markdown with thumbnails in a folder beside it. The file is
 * there as a whole or not at all, and comes last; nothing else is replaced.
 * @throws {EngineError} see `readReport`; `unwritable`
 */
export async function writeReport(
  options: ReportOptions & {
    readonly format: ReportFormat;
    /** Absolute. What is there is replaced. */
    readonly output: string;
  },
): Promise<WrittenReport> {
  const { format, output, folder } = options;
  const report = await readReport(options);
  const shown = report.rows.flatMap(({ cells }) => cells.flat());
  const originals = report.repeats.map(({ original }) => original);
  const paths = [
    ...[...shown, ...report.repeats.map((each) => each.output)].map(
      (picture) => picture.path,
    ),
    ...originals.map((file) => path.join(folder, file)),
  ];
  const small = await embedPictures(paths, {
    ...options,
    longSide:
      format === "html" ? embeddedLongSide(paths.length) : thumbnailLongSide,
  });
  const write = format === "html" ? writeHtml : writeMarkdown;
  const bytes = await write(report, small, { output, folder });
  return { file: output, bytes, pictures: small.size };
}

interface Place {
  readonly output: string;
  readonly folder: string;
}

async function writeHtml(
  report: Report,
  small: ReadonlyMap<string, SmallPicture>,
  { output, folder }: Place,
): Promise<number> {
  const pictures = new Map(
    [...small].map(([file, { bytes, width, height }]) => [
      file,
      {
        src: `data:image/webp;base64,${Buffer.from(bytes).toString("base64")}`,
        width,
        height,
      },
    ]),
  );
  const hash = createHash("sha256").update(reportCss).digest("base64");
  const html = reportHtml(
    report,
    pictures,
    originalsIn(report, folder, pictures),
    hash,
  );
  await writeFileAtomically(output, html);
  return Buffer.byteLength(html);
}

async function writeMarkdown(
  report: Report,
  small: ReadonlyMap<string, SmallPicture>,
  { output, folder }: Place,
): Promise<number> {
  const beside = `${path.basename(output, path.extname(output))}-images`;
  const names = new Map(
    [...small].map(([file, { bytes }]) => {
      // Named by content: what is there under the name is the same.
      const hash = createHash("sha256").update(bytes).digest("hex");
      return [file, `${hash.slice(0, 20)}.webp`];
    }),
  );
  const written: string[] = [];
  try {
    for (const [file, { bytes }] of small) {
      const target = path.join(
        path.dirname(output),
        beside,
        names.get(file) ?? "",
      );
      if (await isThere(target)) continue;
      await writeFileAtomically(target, bytes);
      written.push(target);
    }
    const addresses = new Map(
      [...names].map(([file, name]) => [
        file,
        `${encodeURIComponent(beside)}/${name}`,
      ]),
    );
    const markdown = reportMarkdown(
      report,
      addresses,
      originalsIn(report, folder, addresses),
    );
    await writeFileAtomically(output, markdown);
    return Buffer.byteLength(markdown);
  } catch (error) {
    await Promise.all(written.map(discard));
    throw error;
  }
}

/** The training pictures that are shown, by file name. */
function originalsIn<Shown>(
  { repeats }: Report,
  folder: string,
  pictures: ReadonlyMap<string, Shown>,
): ReadonlyMap<string, Shown> {
  return new Map(
    repeats.flatMap(({ original }) => {
      const shown = pictures.get(path.join(folder, original));
      return shown === undefined ? [] : [[original, shown] as const];
    }),
  );
}

/** A page with many pictures stays one that can be sent: some 10 MB. */
function embeddedLongSide(count: number): number {
  if (count <= 80) return 640;
  return count <= 300 ? 400 : 240;
}

async function isThere(file: string): Promise<boolean> {
  const about = await stat(file).catch(() => undefined);
  return about?.isFile() === true;
}
