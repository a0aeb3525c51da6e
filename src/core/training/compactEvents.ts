import { applyEvent } from "./applyEvent.ts";
import type { Job, JobEvent } from "./job.ts";
import { isFinished } from "./job.ts";

/**
 * The events of one training that its journal needs. An unfinished one needs
 * all of them. Of a finished one, what was heard on the way is left out, if
 * the training is the same without it: it is folded both ways and compared.
 */
export function compactEvents(
  events: readonly JobEvent[],
): readonly JobEvent[] {
  const whole = fold(events);
  if (!whole || !isFinished(whole)) return events;
  const telling = new Set([firstHeard(events), furthestHeard(events)]);
  const fewer = events.filter(
    (event) => !isOnTheWay(event) || telling.has(event),
  );
  return isSame(fold(fewer), whole) ? fewer : events;
}

function fold(events: readonly JobEvent[]): Job | undefined {
  return events.reduce<Job | undefined>(applyEvent, undefined);
}

function isOnTheWay({ kind }: JobEvent): boolean {
  return (
    kind === "heard" ||
    kind === "silent" ||
    kind === "pollFailed" ||
    kind === "unknown"
  );
}

/** It may stand for the acknowledgement. */
function firstHeard(events: readonly JobEvent[]): JobEvent | undefined {
  return events.find(({ kind }) => kind === "heard");
}

function furthestHeard(events: readonly JobEvent[]): JobEvent | undefined {
  const percent = (event: JobEvent) =>
    event.kind === "heard" ? (event.progress ?? -1) : -1;
  return events.reduce<JobEvent | undefined>(
    (best, event) =>
      percent(event) > (best ? percent(best) : -1) ? event : best,
    undefined,
  );
}

/** Apart from what was odd on the way, and when. */
function isSame(one: Job | undefined, other: Job): boolean {
  const essence = (job: Job | undefined) =>
    JSON.stringify({ ...job, oddities: [], changedAtMs: 0 });
  return essence(one) === essence(other);
}
