import type { Damage, ImageFacts } from "../../core/dataset/facts.ts";
import { analysisLongSidePixels } from "../../core/style/describeStyle.ts";
import { isTrainable } from "../../core/limits.ts";
import { sizeInBytes, sizeInPixels } from "../../core/words/amounts.ts";
import type { Text } from "../../core/words/text.ts";
import { say, verbatim } from "../../core/words/text.ts";
import { saidBy } from "../../core/words/saidError.ts";
import { systemCode } from "../errors.ts";
import { readFacts, writeFacts } from "../inspect/factsCache.ts";
import { sniffFormat, sniffedBytes } from "../inspect/sniffFormat.ts";
import {
  missingThumbnails,
  thumbnailFile,
  thumbnailLongSides,
} from "../inspect/thumbnails.ts";
import { writeFileAtomically } from "../writeFileAtomically.ts";
import {
  decode,
  maxDecodedPixels,
  measure,
  thumbnailOf,
  wordsOf,
} from "./measurePixels.ts";
import type { InspectRequest } from "./messages.ts";
import type { Content } from "./readContent.ts";
import { maxWholeBytes, readContent } from "./readContent.ts";
import { readHeader } from "./readHeader.ts";
import { walkers } from "./structure/walkers.ts";

/** The content's part of the facts: the same under every name. */
export type ContentFacts = Omit<ImageFacts, "file">;

/**
 * Everything there is to know of one file, from one reading. A bad file is an
 * answer; only a cache that can't be written is nobody's business.
 */
export async function inspectFile({
  path: filePath,
  file,
  cacheFolder,
  thumbnails,
}: InspectRequest): Promise<{
  readonly facts: ImageFacts;
  readonly modifiedMs?: number;
}> {
  let content: Content;
  try {
    content = await readContent(filePath);
  } catch (error) {
    return { facts: { file, bytes: 0, damage: unreadable(error) } };
  }
  const { sha256, modifiedMs } = content;
  const known = cacheFolder ? await readFacts(cacheFolder, sha256) : undefined;
  const { folder = "", sizes = [] } = thumbnails ?? {};
  const missing = missingThumbnails(folder, sha256, sizes);
  const facts =
    known && !(missing.length > 0 && known.pixels)
      ? known
      : await factsOf(content, { folder, sizes: missing });
  if (cacheFolder && !known)
    await ignoringFailure(writeFacts(cacheFolder, facts));
  return {
    facts: { file, ...facts },
    ...(modifiedMs !== undefined && { modifiedMs }),
  };
}

async function factsOf(
  content: Content,
  { folder, sizes }: NonNullable<InspectRequest["thumbnails"]>,
): Promise<ContentFacts & { readonly sha256: string }> {
  const { head, isWhole, bytes, sha256 } = content;
  const known = { bytes, sha256 };
  if (bytes === 0) return { ...known, damage: { kind: "empty" } };
  const format = sniffFormat(head.subarray(0, sniffedBytes));
  if (!format) return { ...known, damage: { kind: "unrecognised" } };
  const structure =
    isWhole && isTrainable(format)
      ? walkers[format](head)
      : { isAnimated: false, hasComment: false };
  const header = await readHeader(head, format, structure);
  if (!header) {
    const damage: Damage = structure.damage ?? {
      kind: "corrupt",
      detail: say`its header can't be read`,
    };
    return { ...known, damage };
  }
  if (!isTrainable(format)) return { ...known, header };
  if (!isWhole || header.width * header.height > maxDecodedPixels) {
    const detail = isWhole
      ? say`it has ${sizeInPixels(header.width, header.height)}; up to ${maxDecodedPixels / 1e6} megapixels are decoded here`
      : say`it has ${sizeInBytes(bytes)}; up to ${sizeInBytes(maxWholeBytes)} are decoded here`;
    return {
      ...known,
      header,
      damage: { kind: "too-large-to-decode", detail },
    };
  }
  try {
    const { raster, warning } = await decode(head);
    const damage: Damage | undefined =
      structure.damage ??
      (warning === undefined
        ? undefined
        : { kind: "corrupt", detail: verbatim(warning) });
    for (const size of sizes) {
      const longSide = thumbnailLongSides[size];
      const source =
        longSide > analysisLongSidePixels
          ? (await decode(head, longSide)).raster
          : raster;
      const picture = await thumbnailOf(source, longSide);
      await ignoringFailure(
        writeFileAtomically(thumbnailFile(folder, sha256, size), picture),
      );
    }
    return {
      ...known,
      header,
      pixels: measure(raster, header),
      ...(damage && { damage }),
    };
  } catch (error) {
    const damage: Damage = structure.damage ?? {
      kind: "corrupt",
      detail: verbatim(wordsOf(error)),
    };
    return { ...known, header, damage };
  }
}

function unreadable(error: unknown): Damage {
  const code = systemCode(error);
  const details: Readonly<Record<string, Text>> = {
    EACCES: say`reading it isn't permitted`,
    EPERM: say`reading it isn't permitted`,
    ENOENT: say`it is gone`,
    ELOOP: say`it became a link`,
    ENOTREG: say`it is no regular file any more`,
    ENXIO: say`it is no regular file any more`,
  };
  const detail =
    (code === undefined ? undefined : details[code]) ?? saidBy(error);
  return { kind: "unreadable", detail };
}

/** A full disk costs time at the next run, nothing else. */
async function ignoringFailure(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch {
    return;
  }
}
