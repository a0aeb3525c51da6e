import type { Dataset, ImageFacts } from "../../core/dataset/facts.ts";
import type { PlannedEntry } from "../../core/dataset/packagePlan.ts";
import { isRecord } from "../../core/json.ts";
import type { Judgement } from "../../core/evaluation/judgeModels.ts";
import type { LintReport } from "../../core/lint/lint.ts";
import type { Library } from "../../core/narrowing/narrowLibrary.ts";
import type { Proposal, Wishes } from "../../core/narrowing/proposal.ts";
import type { Text } from "../../core/words/text.ts";
import type { EngineErrorReason } from "../errors.ts";
import type { ThumbnailSize } from "../inspect/thumbnails.ts";

/** The argument with which a worker gets ready for pictures before it is asked about one. */
export const forPictures = "pictures";

/** What a worker is asked. */
export type WorkerRequest =
  | InspectRequest
  | PackageRequest
  | FactsRequest
  | LintRequest
  | NarrowRequest
  | JudgeRequest
  | EmbedRequest;

export interface InspectRequest {
  readonly kind: "inspect";
  readonly path: string;
  /** The name in the dataset. */
  readonly file: string;
  readonly cacheFolder?: string;
  /** Where small pictures of it are to be, and how large. */
  readonly thumbnails?: {
    readonly folder: string;
    readonly sizes: readonly ThumbnailSize[];
  };
}

export interface PackageRequest {
  readonly kind: "package";
  readonly folder: string;
  readonly entries: readonly PlannedEntry[];
  /** Doesn't exist yet; left behind half written when the worker is stopped. */
  readonly zipFile: string;
}

/** Some of the facts that what is asked after them is about: all at once would block whoever sends them. */
export interface FactsRequest {
  readonly kind: "facts";
  readonly images: readonly ImageFacts[];
}

/** Lints the dataset with the facts sent before, and forgets them. */
export interface LintRequest {
  readonly kind: "lint";
  readonly dataset: Omit<Dataset, "images">;
}

/** Narrows the library of the facts sent before, and keeps them for other wishes. */
export interface NarrowRequest {
  readonly kind: "narrow";
  readonly library: Omit<Library, "images">;
  readonly wishes: Wishes;
}

/** A picture scaled down, as WebP. */
export interface SmallPicture {
  readonly bytes: Uint8Array;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** Judges models by the facts sent before, and forgets them. */
export interface JudgeRequest {
  readonly kind: "judge";
  /** Newest first. Pictures by their place among the facts. */
  readonly models: readonly {
    readonly air: string;
    readonly training: readonly number[];
    readonly drawn: readonly {
      readonly id: string;
      readonly promptKey: string;
      readonly at: number;
    }[];
  }[];
}

/** Makes a small copy of a picture for a page that carries its pictures with it. */
export interface EmbedRequest {
  readonly kind: "embed";
  readonly path: string;
  /** Pixels; a smaller picture stays as it is. */
  readonly longSide: number;
}

/** What a worker says. */
export type WorkerMessage =
  | { readonly kind: "ready" }
  | {
      readonly kind: "inspected";
      readonly facts: ImageFacts;
      /** Of the bytes that were read; absent when they changed meanwhile. */
      readonly modifiedMs?: number;
    }
  | { readonly kind: "progress"; readonly doneBytes: number }
  | {
      readonly kind: "packaged";
      readonly bytes: number;
      readonly sha256: string;
    }
  | { readonly kind: "noted" }
  | { readonly kind: "narrowed"; readonly proposal: Proposal }
  | { readonly kind: "linted"; readonly report: LintReport }
  | { readonly kind: "judged"; readonly judgement: Judgement }
  | ({ readonly kind: "embedded" } & SmallPicture)
  | {
      readonly kind: "failed";
      readonly reason: EngineErrorReason;
      readonly said: Text;
      readonly file?: string;
    };

const kinds: ReadonlySet<unknown> = new Set<WorkerMessage["kind"]>([
  "ready",
  "inspected",
  "progress",
  "packaged",
  "noted",
  "narrowed",
  "linted",
  "judged",
  "embedded",
  "failed",
]);

const requests: ReadonlySet<unknown> = new Set<WorkerRequest["kind"]>([
  "inspect",
  "package",
  "facts",
  "lint",
  "narrow",
  "judge",
  "embed",
]);

/** What is sent either way: several questions may be under way. */
export interface Numbered<Content> {
  /** Of the question; 0 for what nobody asked. */
  readonly id: number;
  readonly content: Content;
}

/** Whether it comes from a worker of ours; both ends are one build. */
export function isWorkerMessage(
  message: unknown,
): message is Numbered<WorkerMessage> {
  return isNumbered(message, kinds);
}

/** Whether it comes from the program that started this worker. */
export function isWorkerRequest(
  message: unknown,
): message is Numbered<WorkerRequest> {
  return isNumbered(message, requests);
}

function isNumbered(message: unknown, known: ReadonlySet<unknown>): boolean {
  return (
    isRecord(message) &&
    typeof message["id"] === "number" &&
    isRecord(message["content"]) &&
    known.has(message["content"]["kind"])
  );
}
