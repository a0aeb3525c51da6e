import type {
  FailureCategory,
  ServiceFailure,
} from "../core/training/failure.ts";
import { SaidError } from "../core/words/saidError.ts";
import type { Text } from "../core/words/text.ts";

/** The only thing the client throws, besides the reason of an abort. */
export class ServiceError extends Error implements ServiceFailure {
  override readonly name = "ServiceError";
  readonly category: FailureCategory;
  readonly said?: Text;
  readonly code?: string;
  readonly parameter?: string;
  readonly httpStatus?: number;
  readonly retryAfterMs?: number;
  readonly documentation?: string;

  constructor(failure: ServiceFailure) {
    super(failure.message);
    this.category = failure.category;
    if (failure.said !== undefined) this.said = failure.said;
    if (failure.code !== undefined) this.code = failure.code;
    if (failure.parameter !== undefined) this.parameter = failure.parameter;
    if (failure.httpStatus !== undefined) this.httpStatus = failure.httpStatus;
    if (failure.retryAfterMs !== undefined) {
      this.retryAfterMs = failure.retryAfterMs;
    }
    if (failure.documentation !== undefined) {
      this.documentation = failure.documentation;
    }
  }
}

/** The failure as plain data, for the journal. */
export function failureOf(error: unknown): ServiceFailure {
  if (!(error instanceof ServiceError)) {
    return {
      category: "here",
      message: error instanceof Error ? error.message : String(error),
      ...(error instanceof SaidError && { said: error.said }),
    };
  }
  const { category, message, said } = error;
  const { code, parameter, httpStatus, retryAfterMs, documentation } = error;
  return {
    category,
    message,
    ...(said && { said }),
    ...(code !== undefined && { code }),
    ...(parameter !== undefined && { parameter }),
    ...(httpStatus !== undefined && { httpStatus }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...(documentation !== undefined && { documentation }),
  };
}
