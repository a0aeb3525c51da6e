import type { TrainingPlan } from "../../core/training/plan.ts";
import { say } from "../../core/words/text.ts";
import { EngineError } from "../errors.ts";
import type { OnHostingProgress } from "./hostingProgress.ts";
import { readAsService, sayReading } from "./readAsService.ts";

/** Checks that the user's URL gives the service the package; resolves with it. */
export async function checkOwnUrl(
  address: string,
  options: {
    readonly zip: TrainingPlan["zip"];
    readonly signal: AbortSignal;
    readonly onProgress?: OnHostingProgress;
    readonly fetch?: typeof globalThis.fetch;
  },
): Promise<string> {
  const url = parseUrl(address);
  const reading = await readAsService(url, options);
  if (reading.kind === "package") return address;
  const said = sayReading(url, reading);
  throw new EngineError(
    "refused",
    reading.kind === "other"
      ? say`${said}: upload ${options.zip.file} there first.`
      : say`${said}.`,
  );
}

function parseUrl(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol === "https:" || url?.protocol === "http:") return url;
  throw new EngineError(
    "refused",
    say`\`hosting.url\` in the manifest isn't an https address.`,
  );
}
