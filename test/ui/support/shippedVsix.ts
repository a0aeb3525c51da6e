import fs from "node:fs";

/** The VSIX that `npm test -- ui` made: the one that ships. */
export function shippedVsix(): string {
  const vsix = process.env["STYLE_TRAINER_VSIX"];
  if (vsix === undefined || !fs.existsSync(vsix)) {
    throw new Error(
      "STYLE_TRAINER_VSIX names no file; `npm test -- ui` makes one",
    );
  }
  return vsix;
}
