import { isRecord, numberIn, own, stringIn } from "../json.ts";
import type { Quality } from "../limits.ts";
import { limits } from "../limits.ts";
import { maxImagesPerPrompt } from "../dataset/manifest.ts";
import { isPromptKey } from "./promptKey.ts";
import type { UsedReference } from "./reference.ts";

/** What a picture was asked for with. */
export interface ImageRequest {
  readonly promptKey: string;
  readonly prompt: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly quality: Quality;
  /** A picture that is sent along. */
  readonly reference?: UsedReference;
  /** Which of the pictures of this prompt by this model, from 1; absent: 1. */
  readonly index?: number;
  /** The model that draws it. */
  readonly air: string;
  /** The model's label, as in the manifest: "1.0.0". */
  readonly modelVersion?: string;
  readonly taskUUID: string;
  /** Drawn by the rehearsal on this machine, not by the service. */
  readonly rehearsal: boolean;
}

/** On disk before the request goes out, so that a crash doesn't pay twice. */
export interface PendingImage extends ImageRequest {
  /** ISO 8601, UTC. */
  readonly requestedAt: string;
}

/** What lies as JSON beside each test picture. */
export interface ImageRecord extends ImageRequest {
  /** The service's own name of the picture. */
  readonly imageUUID?: string;
  /** Decimal digits: seeds exceed what a number holds exactly. */
  readonly seed?: string;
  /** US dollars. */
  readonly costUSD?: number;
  /** The service's own check called it unsafe. */
  readonly NSFW?: boolean;
  /** Name of the picture in the record's folder. */
  readonly file: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

/** A record from parsed JSON; undefined when it can't be used. */
export function parseImageRecord(json: unknown): ImageRecord | undefined {
  const request = parseRequest(json);
  if (!request || !isRecord(json)) return undefined;
  const file = stringIn(json, "file");
  if (file === undefined || !isPlainFileName(file)) return undefined;
  const imageUUID = stringIn(json, "imageUUID");
  const seed = stringIn(json, "seed");
  const costUSD = numberIn(json, "costUSD");
  const unsafe = own(json, "NSFW");
  return {
    ...request,
    ...(imageUUID !== undefined && { imageUUID }),
    ...(seed !== undefined && { seed }),
    ...(costUSD !== undefined && costUSD >= 0 && { costUSD }),
    ...(typeof unsafe === "boolean" && { NSFW: unsafe }),
    file,
    createdAt: timeIn(json, "createdAt"),
  };
}

/** A request under way from parsed JSON; undefined when it can't be used. */
export function parsePendingImage(json: unknown): PendingImage | undefined {
  const request = parseRequest(json);
  if (!request || !isRecord(json)) return undefined;
  return { ...request, requestedAt: timeIn(json, "requestedAt") };
}

function parseRequest(json: unknown): ImageRequest | undefined {
  if (!isRecord(json)) return undefined;
  const promptKey = stringIn(json, "promptKey");
  const prompt = stringIn(json, "prompt");
  const width = numberIn(json, "width");
  const height = numberIn(json, "height");
  const air = stringIn(json, "air");
  const taskUUID = stringIn(json, "taskUUID");
  const modelVersion = stringIn(json, "modelVersion");
  const index = own(json, "index");
  const reference = parseReference(own(json, "reference"));
  const quality = limits.qualities.find(
    (known) => known === own(json, "quality"),
  );
  if (
    promptKey === undefined ||
    !isPromptKey(promptKey) ||
    prompt === undefined ||
    !isSide(width) ||
    !isSide(height) ||
    quality === undefined ||
    !isIndex(index) ||
    reference === "damaged" ||
    air === undefined ||
    taskUUID === undefined
  ) {
    return undefined;
  }
  return {
    promptKey,
    prompt,
    width,
    height,
    quality,
    ...(reference && { reference }),
    ...(index !== undefined && { index }),
    air,
    ...(modelVersion !== undefined && { modelVersion }),
    taskUUID,
    // A record that doesn't say so is taken for the cheaper claim.
    rehearsal: own(json, "rehearsal") !== false,
  };
}

function parseReference(value: unknown): UsedReference | undefined | "damaged" {
  if (value === undefined) return undefined;
  if (!isRecord(value)) return "damaged";
  const type = limits.referenceTypes.find(
    (known) => known === own(value, "type"),
  );
  const image = stringIn(value, "image");
  const sha256 = stringIn(value, "sha256");
  const strength = numberIn(value, "strength");
  if (type === undefined || image === undefined) return "damaged";
  if (sha256 === undefined || !/^[0-9a-f]{64}$/.test(sha256)) return "damaged";
  return { type, image, sha256, ...(strength !== undefined && { strength }) };
}

function isIndex(value: unknown): value is number | undefined {
  return (
    value === undefined ||
    (typeof value === "number" &&
      Number.isInteger(value) &&
      value >= 1 &&
      value <= maxImagesPerPrompt)
  );
}

/** Any size that can be drawn: the service's bounds may have been others. */
function isSide(pixels: number | undefined): pixels is number {
  return pixels !== undefined && Number.isInteger(pixels) && pixels > 0;
}

/** Records travel with the repository: a name must not lead elsewhere. */
function isPlainFileName(name: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name) && !name.endsWith(".");
}

function timeIn(json: Readonly<Record<string, unknown>>, key: string): string {
  const text = stringIn(json, key);
  const time = text === undefined ? Number.NaN : Date.parse(text);
  return new Date(Number.isNaN(time) ? 0 : time).toISOString();
}
