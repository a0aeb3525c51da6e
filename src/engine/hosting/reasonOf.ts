/** What the operating system said of a connection, from the innermost cause. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause instanceof Error) return reasonOf(error.cause);
  const code = "code" in error ? String(error.code) : error.name;
  return error.message === "" ? code : error.message;
}
