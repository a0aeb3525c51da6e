/** One request as the log keeps it; never the key, never a body. */
export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  /** Milliseconds since the epoch, in the service's time. */
  readonly atMs: number;
  readonly tasks: readonly {
    readonly taskType: string;
    readonly taskUUID: string | null;
  }[];
  /** HTTP status; null when the connection was cut. */
  httpStatus: number | null;
}

/** The latest requests, oldest first. */
export interface RequestLog {
  readonly add: (request: LoggedRequest) => void;
  readonly requests: () => readonly LoggedRequest[];
}

const keptRequests = 10_000;

export function startLog(): RequestLog {
  const requests: LoggedRequest[] = [];
  return {
    add: (request) => {
      requests.push(request);
      if (requests.length > keptRequests) requests.shift();
    },
    requests: () => requests,
  };
}

/** What the log says of the tasks in a body. */
export function loggedTasks(
  tasks: readonly Readonly<Record<string, unknown>>[],
): LoggedRequest["tasks"] {
  return tasks.map(({ taskType, taskUUID }) => ({
    taskType: typeof taskType === "string" ? taskType : "",
    taskUUID: typeof taskUUID === "string" ? taskUUID : null,
  }));
}
