import { Argument, Command } from "commander";
import { version } from "../../package.json";
import { addDatasetCommands } from "./datasetCommands.ts";
import { doing } from "./doing.ts";
import { manual } from "./manual.ts";
import { aboveZero, port, wholeNumber } from "./numbers.ts";
import type { RehearseOptions } from "./rehearse.ts";
import { schemaNames } from "./schemaNames.ts";
import { addTestImageCommands } from "./testImages/testImageCommands.ts";
import { addTrainingCommands } from "./training/trainingCommands.ts";
import { addVersionCommands } from "./versionCommands.ts";

/** Everything the terminal can do. */
export function program(): Command {
  // `exitOverride` goes first: commands made later inherit it.
  const root = new Command("style-trainer")
    .description("Curate a folder of illustrations into a style dataset.")
    .version(version)
    .exitOverride()
    .showHelpAfterError("(--help says how)");
  manual(root, {
    notes: [
      "`style-trainer help <command>` explains a command, with examples.",
      "Progress is shown on a terminal alone; NO_COLOR=1 turns colours off.",
      "The API key is read from RUNWARE_API_KEY.",
    ],
    examples: [
      "style-trainer init brand",
      "style-trainer lint brand",
      "style-trainer train brand --dry-run",
      "style-trainer train brand --wait",
      "style-trainer rehearse --speed 60",
    ],
    exits: [
      "0  no errors",
      "1  at least one error finding, a ZIP that can't be made again, a training that failed",
      "2  it could not run",
      "130  stopped by Ctrl-C",
    ],
  });
  addDatasetCommands(root);
  addVersionCommands(root);
  addTrainingCommands(root);
  addTestImageCommands(root);
  manual(
    root
      .command("mcp")
      .description("serve agents by the Model Context Protocol, over stdio")
      .option("--root <folder>", "agents look into no other", ".")
      .action(async ({ root: folder }: { root: string }) => {
        // Only this command needs it, and it is most of the program.
        const { serveMcp } = await import("./mcp/serveMcp.ts");
        await serveMcp(folder);
      }),
    {
      notes: [
        "It opens no port and reads RUNWARE_API_KEY from its own environment; no answer has the key.",
        "Looking is free. What costs money needs the hash and the price of a plan that the user",
        "agreed to; a client that can ask the user is made to.",
      ],
      examples: ["style-trainer mcp --root datasets"],
    },
  );
  manual(
    root
      .command("schema")
      .description("print the JSON schema of a file, or of what --json prints")
      .addArgument(
        new Argument("[name]", "of what; without it, the names").choices(
          schemaNames,
        ),
      )
      .action(doing(({ printSchema }) => printSchema)),
    {
      examples: [
        "style-trainer schema",
        "style-trainer schema train > train.schema.json",
      ],
    },
  );
  manual(
    root
      .command("rehearse")
      .description("serve a rehearsal of the training service on this machine")
      .option("--port <number>", "0 takes a free one", port, 0)
      .option("--speed <factor>", "times as fast as the service", aboveZero, 1)
      .option("--state <folder>", "keep trainings over restarts")
      .option("--faults", "behave and fail at random, by the seed", false)
      .option("--seed <number>", "another one, other faults", wholeNumber, 0)
      .option("--switches <file>", "how it behaves: see docs/rehearsal.md")
      .action(async (options: RehearseOptions) => {
        const { rehearse } = await import("./rehearse.ts");
        await rehearse(options);
      }),
    {
      notes: [
        "It prints one line of JSON with its address and key, and serves until Ctrl-C.",
      ],
      examples: [
        "style-trainer rehearse --speed 60",
        "style-trainer train brand --endpoint http://127.0.0.1:8080",
      ],
    },
  );
  return root;
}
