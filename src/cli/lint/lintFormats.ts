/** How findings can be printed. */
export const lintFormats = [
  "text",
  "json",
  "sarif",
  "junit",
  "github",
  "markdown",
] as const;
