import type { TrainingPlan } from "../../core/training/plan.ts";
import { EngineError } from "../errors.ts";
import type { OnHostingProgress } from "./hostingProgress.ts";
import { readAsService, refusedReading } from "./readAsService.ts";

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
  const isOther = reading.kind === "other";
  const next = isOther ? `: upload ${options.zip.file} there first` : "";
  throw refusedReading(url, reading, next);
}

function parseUrl(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol === "https:" || url?.protocol === "http:") return url;
  throw new EngineError(
    "refused",
    "`hosting.url` in the manifest isn't an https address.",
  );
}
