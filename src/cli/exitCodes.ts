/** What the terminal answers with; a promise to scripts. */
export const exitCodes = {
  clean: 0,
  /** At least one finding is an error. */
  errorsFound: 1,
  couldNotRun: 2,
  /** Of `wait --timeout`. */
  timeUp: 3,
  /** As shells report a program stopped by Ctrl-C. */
  cancelled: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export function isCancelled(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}
