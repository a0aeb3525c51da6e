import type { Job } from "./job.ts";

/**
 * What it means to stop following a training in its present state.
 * - nothing-sent: it isn't submitted any more, and nothing is paid.
 * - maybe-sent: a request went out, and nobody has confirmed it. If the service
 *   took it, it is carried out and charged.
 * - sent: the service carries it out and charges it; it has no way to cancel.
 * - finished: there is nothing left to follow.
 */
export type StopMeaning = "nothing-sent" | "maybe-sent" | "sent" | "finished";

export function stopMeaning({ state }: Job): StopMeaning {
  switch (state) {
    case "planned":
    case "hosting":
      return "nothing-sent";
    case "submitting":
    case "unknown":
      return "maybe-sent";
    case "accepted":
    case "processing":
    case "lost-sight":
      return "sent";
    case "succeeded":
    case "failed":
    case "abandoned":
      return "finished";
  }
}
