import { createHash } from "node:crypto";
import { z } from "zod";
import type { TrainingPlanReport } from "../../core/reports/trainingPlanReport.ts";
import { trainingReport } from "../../core/reports/trainingReport.ts";
import type { EvaluationProposal } from "../../engine/evaluation/proposeEvaluation.ts";
import type { Journal } from "../../engine/training/journalTypes.ts";
import { chosenModels } from "../testImages/chosenModels.ts";
import type { GenerationPlan } from "../testImages/generateImages.ts";
import {
  generate,
  generationPlan,
  generationText,
  proposeImages,
} from "../testImages/generateImages.ts";
import type { Connection } from "../training/connection.ts";
import { chosenService, neededConnection } from "../training/connection.ts";
import { withJournal } from "../training/openTrainings.ts";
import type { Proposing } from "../training/proposal.ts";
import { reported } from "../training/proposal.ts";
import { readyProposal, submitOnce } from "../training/steps.ts";
import { planText } from "../training/trainingText.ts";
import {
  confirmedPlan,
  consentRule,
  demandSamePlan,
  demandUsersWord,
} from "./consent.ts";
import type { ToolContext } from "./toolContext.ts";
import { answered, judgedFolder, silent } from "./toolContext.ts";
import { withinRoot } from "./withinRoot.ts";

const folder = z.string().describe("The dataset's folder");
const models = z
  .array(z.string())
  .default([])
  .describe("AIRs or versions of trained models; the two newest otherwise");
const plans = { readOnlyHint: true, openWorldHint: true } as const;
const pays = {
  ...{ readOnlyHint: false, destructiveHint: true },
  ...{ idempotentHint: false, openWorldHint: true },
} as const;

/** What costs money, and the plans that are agreed to before. */
export function addPayingTools(context: ToolContext): void {
  addTraining(context);
  addTestImages(context);
}

function addTraining(context: ToolContext): void {
  const { server } = context;
  const proposing = async <Result>(
    input: string,
    signal: AbortSignal,
    work: (about: Proposing) => Promise<Result>,
  ): Promise<Result> => {
    const connection = neededConnection(chosenService());
    const { folder: found, ...judged } = await judgedFolder(
      context,
      input,
      signal,
    );
    return withJournal((journal: Journal) =>
      work({
        ...{ folder: found, judged, connection, journal, signal },
        onProgress: silent,
      }),
    );
  };
  server.registerTool(
    "plan_training",
    {
      title: "Plan a training",
      description:
        "Lints the dataset and says all that a training would send, where to, and what the service says it costs. Sends nothing that costs. Its hash and price are what `train` has to be given.",
      inputSchema: { folder },
      annotations: plans,
    },
    (input, { signal }) =>
      proposing(input.folder, signal, async (about) =>
        answered(reported(await readyProposal(about, { isForShow: true }))),
      ),
  );
  server.registerTool(
    "train",
    {
      title: "Train a model (paid)",
      description: `Packages, uploads and submits the dataset. ${consentRule}`,
      inputSchema: {
        folder,
        confirmed: confirmedPlan,
        storage: z
          .string()
          .optional()
          .describe(
            "Endpoint and bucket that the user named for the ZIP, when the plan puts it into a storage of theirs",
          ),
      },
      annotations: pays,
    },
    ({ confirmed, storage, ...input }, { signal }) =>
      proposing(input.folder, signal, async (about) => {
        const shown = await readyProposal(about, { isForShow: true });
        const plan: TrainingPlanReport = reported(shown);
        demandSamePlan(confirmed, plan);
        await demandUsersWord(server, planText(plan));
        const proposal = await readyProposal(about, { isForShow: false });
        demandSamePlan(confirmed, reported(proposal));
        const job = await submitOnce(proposal, about, storage);
        return answered(trainingReport(job, Date.now()));
      }),
  );
}

function addTestImages({ server, root }: ToolContext): void {
  const propose = async (
    input: string,
    wanted: readonly string[],
  ): Promise<{
    readonly found: string;
    readonly connection: Connection;
    readonly proposal: EvaluationProposal;
    readonly plan: GenerationPlan & { readonly hash: string };
  }> => {
    const connection = neededConnection(chosenService());
    const found = await withinRoot(root, input);
    const proposal = await proposeImages(
      found,
      connection.service,
      (versions) => chosenModels(versions, wanted),
    );
    const plan = generationPlan(proposal, connection.service);
    const hash = createHash("sha256").update(JSON.stringify(plan));
    return {
      ...{ found, connection, proposal },
      plan: { ...plan, hash: hash.digest("hex") },
    };
  };
  server.registerTool(
    "plan_test_images",
    {
      title: "Plan test images",
      description:
        "Says which test images of trained models are missing, and what they would cost going by earlier ones. Sends nothing. Its hash and price are what `generate_test_images` has to be given.",
      inputSchema: { folder, models },
      annotations: plans,
    },
    async (input) => answered((await propose(input.folder, input.models)).plan),
  );
  server.registerTool(
    "generate_test_images",
    {
      title: "Generate test images (paid)",
      description: `Draws the dataset's test prompts with trained models; what is there isn't made again. ${consentRule}`,
      inputSchema: { folder, models, confirmed: confirmedPlan },
      annotations: pays,
    },
    async ({ confirmed, ...input }, { signal }) => {
      const { found, connection, proposal, plan } = await propose(
        input.folder,
        input.models,
      );
      demandSamePlan(confirmed, plan);
      await demandUsersWord(server, generationText(plan));
      return answered(
        await generate(found, proposal, connection, {
          ...{ signal, onProgress: silent },
        }),
      );
    },
  );
}
