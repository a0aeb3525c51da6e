import { createHash } from "node:crypto";
import { realpath } from "node:fs/promises";
import path from "node:path";
import type { PromptReference } from "../../core/dataset/manifest.ts";
import type {
  UnusableReference,
  UsedReference,
} from "../../core/evaluation/reference.ts";
import {
  maxReferenceBytes,
  unusableWords,
  usedReference,
  whyUnusable,
} from "../../core/evaluation/reference.ts";
import { shownName } from "../../core/text.ts";
import { english } from "../../core/words/text.ts";
import type { ImageTask } from "../../service/answers.ts";
import { systemCode } from "../errors.ts";
import { openRegularFile } from "../inspect/openRegularFile.ts";
import { sniffFormat } from "../inspect/sniffFormat.ts";

/** A reference that can't be sent; a reason of its own picture alone. */
export class ReferenceError extends Error {
  override readonly name = "ReferenceError";
}

/** A reference as its picture's record has it, and as it is sent: inside of the request. */
export interface ReadReference {
  readonly used: UsedReference;
  readonly sent: NonNullable<ImageTask["reference"]>;
}

/**
 * Reads what is sent along with a prompt. Its bytes have to be those the
 * prompt's key was made of: a picture of others would stand in their place.
 * @throws {ReferenceError} when they aren't, or can't be read
 */
export async function readReferenceImage(
  folder: string,
  reference: PromptReference,
): Promise<ReadReference> {
  const used = usedReference(reference);
  if (!used) throw new ReferenceError(english(unusableWords(reference)));
  const { type, image, sha256, strength } = used;
  const bytes = await bytesOf(path.join(folder, image), image);
  if (createHash("sha256").update(bytes).digest("hex") !== sha256) {
    throw new ReferenceError(
      `${shownName(image)} has changed since it was looked at; generate again.`,
    );
  }
  const format = sniffFormat(bytes);
  return {
    used,
    sent: {
      type,
      image: `data:image/${format ?? "png"};base64,${bytes.toString("base64")}`,
      ...(strength !== undefined && { strength }),
    },
  };
}

async function bytesOf(file: string, image: string): Promise<Buffer> {
  const not = (kind: UnusableReference) =>
    new ReferenceError(english(whyUnusable(image, kind)));
  try {
    const handle = await openRegularFile(await realpath(file));
    try {
      const { size } = await handle.stat();
      if (size > maxReferenceBytes) throw not("too-large");
      return await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof ReferenceError) throw error;
    throw not(systemCode(error) === "ENOENT" ? "missing" : "unreadable");
  }
}
