import { plural } from "../../core/text.ts";
import type { ExitCode } from "../exitCodes.ts";
import { exitCodes } from "../exitCodes.ts";
import { showProgress } from "../showProgress.ts";
import { agreed, note, printJson } from "../terminal.ts";
import { chosenService, neededConnection } from "../training/connection.ts";
import { withCancelling } from "../withCancelling.ts";
import { chosenModels } from "./chosenModels.ts";
import type { GenerationPlan, GenerationResult } from "./generateImages.ts";
import {
  generate,
  generationPlan,
  generationText,
  proposeImages,
} from "./generateImages.ts";

/** What `generate --json` prints. */
export type GenerateOutput = { readonly kind: "generate" } & (
  | {
      readonly outcome: "planned" | "declined" | "nothing-to-do";
      readonly plan: GenerationPlan;
    }
  | {
      readonly outcome: "generated";
      readonly plan: GenerationPlan;
      readonly result: GenerationResult;
    }
);

/** Draws the manifest's prompts with trained models; asks for what is missing only. */
export async function generateFolder(
  folder: string,
  options: {
    readonly model: readonly string[];
    readonly yes: boolean;
    readonly dryRun: boolean;
    readonly json: boolean;
    readonly endpoint?: string;
  },
): Promise<ExitCode> {
  const connection = neededConnection(chosenService(options.endpoint));
  const proposal = await proposeImages(folder, connection.service, (versions) =>
    chosenModels(versions, options.model),
  );
  if (proposal.versions.length === 0) chosenModels([], ["latest"]);
  const plan = generationPlan(proposal, connection.service);
  const say = (output: GenerateOutput, text: string) => {
    if (options.json) printJson(output);
    else process.stdout.write(text);
  };
  if (plan.images.length === 0) {
    say(
      { kind: "generate", outcome: "nothing-to-do", plan },
      "All test images are there.\n",
    );
    return exitCodes.clean;
  }
  if (options.dryRun) {
    say(
      { kind: "generate", outcome: "planned", plan },
      `${generationText(plan)}Nothing was sent.\n`,
    );
    return exitCodes.clean;
  }
  return withCancelling(async (signal) => {
    if (!options.yes) {
      note(generationText(plan));
      if (!(await agreed("Generate them?", signal))) {
        say(
          { kind: "generate", outcome: "declined", plan },
          "Nothing was sent.\n",
        );
        return exitCodes.errorsFound;
      }
    }
    const progress = showProgress(process.stderr);
    const result = await generate(folder, proposal, connection, {
      signal,
      onProgress: (done, total) =>
        progress.update(
          `${done} of ${total} test images; Ctrl-C stops, the next run goes on`,
        ),
    }).finally(progress.done);
    say(
      { kind: "generate", outcome: "generated", plan, result },
      resultText(result),
    );
    if (signal.aborted) return exitCodes.cancelled;
    return result.failed + result.left === 0
      ? exitCodes.clean
      : exitCodes.errorsFound;
  });
}

function resultText({
  ready,
  failed,
  left,
  files,
  failures,
}: GenerationResult): string {
  return [
    ...files,
    ...failures.map(
      ({ air, promptKey, message }) => `${air} ${promptKey}: ${message}`,
    ),
    `${plural(ready, "test image")} made, ${failed} failed, ${left} left.`,
    "",
  ].join("\n");
}
