import type {
  FailureCategory,
  ServiceFailure,
} from "../core/training/failure.ts";

/** The only thing the client throws, besides the reason of an abort. */
export class ServiceError extends Error implements ServiceFailure {
  override readonly name = "ServiceError";
  readonly category: FailureCategory;
  readonly code?: string;
  readonly parameter?: string;
  readonly httpStatus?: number;
  readonly retryAfterMs?: number;
  readonly documentation?: string;

  constructor(failure: ServiceFailure) {
    super(failure.message);
    this.category = failure.category;
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
    };
  }
  const { category, message } = error;
  const { code, parameter, httpStatus, retryAfterMs, documentation } = error;
  return {
    category,
    message,
    ...(code !== undefined && { code }),
    ...(parameter !== undefined && { parameter }),
    ...(httpStatus !== undefined && { httpStatus }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...(documentation !== undefined && { documentation }),
  };
}
