import { stat } from "node:fs/promises";
import path from "node:path";
import pLimit from "p-limit";
import type { ImageFacts } from "../../core/dataset/facts.ts";
import type { Inspector } from "../inspect/createInspector.ts";
import { thumbnailSizes } from "../inspect/thumbnails.ts";
import type { StoredImage } from "./evaluationFiles.ts";

const atOnce = 8;

/** A test picture and what measuring it said. */
export interface MeasuredImage {
  readonly image: StoredImage;
  readonly facts: ImageFacts;
}

/**
 * Measures test pictures as the dataset's are. One that has gone in the
 * meantime is left out; a damaged one says so in its facts.
 * @throws {EngineError} `worker`; the signal's reason when aborted
 */
export async function measureImages(
  images: readonly StoredImage[],
  options: {
    readonly inspector: Inspector;
    readonly signal: AbortSignal;
    readonly onProgress: (done: number, total: number) => void;
    /** One is measured, and its small picture made. */
    readonly onMeasured?: (measured: MeasuredImage) => void;
  },
): Promise<readonly MeasuredImage[]> {
  const { inspector, signal, onProgress } = options;
  const limit = pLimit(atOnce);
  let done = 0;
  const measured = await limit.map(images, async (image) => {
    signal.throwIfAborted();
    const about = await stat(image.path).catch(() => undefined);
    const facts =
      about?.isFile() === true
        ? await inspector.inspect(
            image.path,
            {
              kind: "file",
              file: path.basename(image.path),
              bytes: about.size,
              modifiedMs: about.mtimeMs,
            },
            signal,
            thumbnailSizes,
          )
        : undefined;
    if (facts) options.onMeasured?.({ image, facts });
    onProgress(++done, images.length);
    return facts ? [{ image, facts }] : [];
  });
  return measured.flat();
}
