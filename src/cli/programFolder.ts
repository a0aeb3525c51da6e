import path from "node:path";

/** The programs are built into one folder; what several of them share, into `parts` within it. */
export const programFolder =
  path.basename(__dirname) === "parts" ? path.dirname(__dirname) : __dirname;
