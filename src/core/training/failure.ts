import type { Text } from "../words/text.ts";

/**
 * What went wrong at the service, by what the user can do about it.
 * - key: the API key isn't accepted. forbidden: it lacks a right.
 * - balance: there isn't enough money. busy: later, by itself.
 * - timeout, offline, server: no usable answer; the outcome is unknown.
 * - provider: the service's own supplier failed, or isn't ready.
 * - refused: something in the request is wrong; `parameter` says what.
 * - not-found, conflict (this taskUUID is already there), unsafe (moderation).
 * - nonsense: an answer that isn't one (HTML, half a JSON document).
 * - storage-key: the user's own storage wants other credentials.
 * - storage: the user's own storage can't be used; the message says why.
 * - here: a reason on this machine (a file, the disk, the user); nothing was sent.
 */
export type FailureCategory =
  | "key"
  | "forbidden"
  | "balance"
  | "busy"
  | "timeout"
  | "offline"
  | "server"
  | "provider"
  | "refused"
  | "not-found"
  | "conflict"
  | "unsafe"
  | "nonsense"
  | "storage-key"
  | "storage"
  | "here";

/** A failure as data, for journals, trees and notifications. Never holds the key. */
export interface ServiceFailure {
  readonly category: FailureCategory;
  /** The service's own code; its codes aren't stable, so only shown. */
  readonly code?: string;
  /** The service's own words where it had some. */
  readonly message: string;
  /** The same where the words are ours. */
  readonly said?: Text;
  /** The request's field it is about; several are joined by a comma. */
  readonly parameter?: string;
  readonly httpStatus?: number;
  /** How long the service asks to be left alone. */
  readonly retryAfterMs?: number;
  /** Address of a page about this error. */
  readonly documentation?: string;
}
