// Starts everything a test of the screens needs, says where on one line, and does
// nothing until somebody ends it.
import { shippedVsix } from "./shippedVsix.ts";
import { startStudio } from "./studio.ts";

void startStudio({ vsix: shippedVsix() }).then((studio) => {
  const editor = new URL(studio.url).origin;
  process.stdout.write(
    `${JSON.stringify({ editor, rehearsal: studio.rehearsal.url })}\n`,
  );
  setInterval(() => undefined, 60_000);
});
