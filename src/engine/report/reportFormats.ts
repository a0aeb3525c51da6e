/** How a report of test images can be written. */
export const reportFormats = ["html", "markdown"] as const;
