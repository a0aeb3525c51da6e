import type { JobHappening } from "../../core/training/job.ts";
import type { ServiceFailure } from "../../core/training/failure.ts";
import type { PollAnswer } from "../../service/answers.ts";

/** What an answer means for a training that is known to be sent. */
export function happeningsOf(answer: PollAnswer): readonly JobHappening[] {
  switch (answer.kind) {
    case "none":
      return [{ kind: "silent" }];
    case "processing":
      return [{ ...answer, kind: "heard" }];
    case "succeeded": {
      const { air, costUSD, files } = answer;
      return [
        {
          kind: "succeeded",
          ...(air !== undefined && { air }),
          ...(costUSD !== undefined && { costUSD }),
          files,
        },
      ];
    }
    case "failed":
      return [{ kind: "failed", failure: failureIn(answer) }];
    case "unheard":
      return [{ kind: "pollFailed", failure: failureIn(answer) }];
  }
}

/** An answer's failure alone, without its kind. */
export function failureIn(
  answer: Extract<PollAnswer, { readonly kind: "failed" | "unheard" }>,
): ServiceFailure {
  const failure: ServiceFailure & { kind?: string } = { ...answer };
  delete failure.kind;
  return failure;
}
