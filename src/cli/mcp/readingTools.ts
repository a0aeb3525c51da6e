import { readFile } from "node:fs/promises";
import { z } from "zod";
import { version } from "../../../package.json";
import { lintReport } from "../../core/reports/lintReport.ts";
import { packageReport } from "../../core/reports/packageReport.ts";
import { explainRule } from "../../core/reports/ruleExplanation.ts";
import { documentationFile } from "../documentation.ts";
import { compare } from "../testImages/compareFolder.ts";
import { currentTrainings } from "../training/showTrainings.ts";
import type { ToolContext } from "./toolContext.ts";
import { answered, judgedFolder, silent } from "./toolContext.ts";
import { withinRoot } from "./withinRoot.ts";

const folder = z
  .string()
  .describe("The dataset's folder, from the folder the server was started in");
/** Nothing is changed, sent or paid by these. */
const annotations = { readOnlyHint: true, openWorldHint: false } as const;

/** What an agent may look at freely. */
export function addReadingTools(context: ToolContext): void {
  const { server, root, workers } = context;
  server.registerTool(
    "lint",
    {
      title: "Lint a dataset",
      description:
        "Says what is wrong with a folder of illustrations before a style model is trained on it. Errors would be refused by the service, warnings make the result suffer. Reads only.",
      inputSchema: { folder },
      annotations,
    },
    async (input, { signal }) => {
      const judged = await judgedFolder(context, input.folder, signal);
      return answered(
        lintReport([{ ...judged, folder: input.folder }], version),
      );
    },
  );
  server.registerTool(
    "explain_rule",
    {
      title: "Explain a finding's rule",
      description:
        "Explains a rule that a finding names: what it means, why it matters, what to do.",
      inputSchema: { rule: z.string().describe("Such as style/outlier") },
      annotations,
    },
    async ({ rule }) => {
      const explained = explainRule(
        rule,
        await readFile(documentationFile, "utf8"),
      );
      if (typeof explained === "string") throw new Error(explained);
      return answered(explained);
    },
  );
  server.registerTool(
    "package_plan",
    {
      title: "Plan a package",
      description:
        "Says which images a package of the dataset would have, how large it would be, and what is in its way. Writes nothing.",
      inputSchema: { folder },
      annotations,
    },
    async (input, { signal }) => {
      const { dataset, report } = await judgedFolder(
        context,
        input.folder,
        signal,
      );
      return answered(packageReport(dataset, report));
    },
  );
  server.registerTool(
    "training_status",
    {
      title: "Status of trainings",
      description:
        "Says how trainings stand, those begun in the editor or a terminal as well. Asking costs nothing.",
      inputSchema: {
        training: z
          .string()
          .optional()
          .describe("Its UUID or AIR; otherwise all"),
        all: z.boolean().default(false).describe("Those that ended as well"),
      },
      annotations: { readOnlyHint: true },
    },
    async ({ training, all }) =>
      answered({
        trainings: await currentTrainings(training, { all, ask: true }),
      }),
  );
  server.registerTool(
    "compare_models",
    {
      title: "Compare trained models",
      description:
        "Says how close trained models come to their training images, axis by axis, and the newer against the older, from the test images on disk. Reads only.",
      inputSchema: {
        folder,
        models: z
          .array(z.string())
          .default([])
          .describe("AIRs or versions; the two newest otherwise"),
        rehearsal: z
          .boolean()
          .default(false)
          .describe("Models that were rehearsed only"),
      },
      annotations,
    },
    async ({ models, rehearsal, ...input }, { signal }) =>
      answered(
        await compare(await withinRoot(root, input.folder), models, {
          ...{ inspector: workers.inspector, signal, rehearsal },
          onProgress: silent,
        }),
      ),
  );
}
