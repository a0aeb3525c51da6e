import {
  Command,
  CommanderError,
  InvalidArgumentError,
  Option,
} from "commander";
import { version } from "../../package.json";
import { limits } from "../core/limits.ts";
import { exitCodes, isCancelled } from "./exitCodes.ts";
import { lintFolders } from "./lintFolders.ts";
import { narrowFolder } from "./narrowFolder.ts";
import { packageFolder } from "./packageFolder.ts";
import { rehearse } from "./rehearse.ts";
import { addReportCommand } from "./reportFolder.ts";
import { addVersionCommands } from "./versionCommands.ts";

const examples = `
Examples:
  $ style-trainer lint samples/stellar
  $ style-trainer lint --format json datasets/* > report.json
  $ style-trainer narrow artwork --count 24
  $ style-trainer package samples/stellar --out stellar.zip
  $ style-trainer diff samples/stellar latest
  $ style-trainer verify samples/stellar --all
  $ style-trainer rollback samples/stellar 1.0.0 --dry-run
  $ style-trainer report samples/stellar --output report.html
  $ style-trainer rehearse --speed 60

Exit codes: 0 no errors, 1 at least one error finding or a ZIP that can't be
made again, 2 it could not run.`;

// `| head` closes the pipe when it has seen enough: nobody is left to tell.
process.stdout.on("error", () => process.exit(exitCodes.couldNotRun));

void run();

async function run(): Promise<void> {
  try {
    await program().parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode =
        error.exitCode === 0 ? exitCodes.clean : exitCodes.couldNotRun;
      return;
    }
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`style-trainer: ${message}\n`);
    process.exitCode = isCancelled(error)
      ? exitCodes.cancelled
      : exitCodes.couldNotRun;
  }
}

function program(): Command {
  // `exitOverride` goes first: commands made later inherit it.
  const root = new Command("style-trainer")
    .description("Curate a folder of illustrations into a style dataset.")
    .version(version)
    .exitOverride()
    .showHelpAfterError("(--help says how)")
    .addHelpText("after", examples);
  root
    .command("lint")
    .description("say what is wrong with datasets before they are trained on")
    .argument("<folder...>", "folders with pictures; a manifest isn't needed")
    .addOption(
      new Option("--format <format>", "how findings are printed")
        .choices(["text", "json"])
        .default("text"),
    )
    .option("--no-cache", "look at every picture anew and keep nothing")
    .action(
      async (
        folders: readonly string[],
        options: { format: "text" | "json"; cache: boolean },
      ) => {
        process.exitCode = await lintFolders(folders, options);
      },
    );
  root
    .command("narrow")
    .description(
      "propose the best few images of a library: one style, no repeats, varied subjects",
    )
    .argument("<folder>", "up to some 10,000 pictures; a manifest isn't needed")
    .option(
      "--count <number>",
      `how many, ${limits.minImages} to ${limits.maxImages}; otherwise as many as are worth it`,
      imageCount,
    )
    .option(
      "--keep <file...>",
      "images to choose in any case; the style is theirs",
      [],
    )
    .option("--leave-out <file...>", "images never to choose", [])
    .option("--json", "print the whole proposal as JSON", false)
    .option("--write", "write the choice into the manifest", false)
    .option("--no-cache", "look at every picture anew and keep nothing")
    .action(
      async (
        folder: string,
        options: {
          count?: number;
          keep: readonly string[];
          leaveOut: readonly string[];
          json: boolean;
          write: boolean;
          cache: boolean;
        },
      ) => {
        process.exitCode = await narrowFolder(folder, options);
      },
    );
  root
    .command("package")
    .description(
      "write a dataset's images into a ZIP, the same bytes each time",
    )
    .argument("<folder>", "the dataset")
    .requiredOption("--out <zip>", "the file to write")
    .option("--force", "package although lint finds errors", false)
    .option("--no-cache", "look at every picture anew and keep nothing")
    .action(
      async (
        folder: string,
        options: { out: string; force: boolean; cache: boolean },
      ) => {
        process.exitCode = await packageFolder(folder, options);
      },
    );
  addVersionCommands(root);
  addReportCommand(root);
  root
    .command("rehearse")
    .description("serve a rehearsal of the training service on this machine")
    .option("--port <number>", "0 takes a free one", wholeNumber, 0)
    .option("--speed <factor>", "times as fast as the service", factor, 1)
    .option("--state <folder>", "keep trainings over restarts")
    .option("--faults", "behave and fail at random, by the seed", false)
    .option("--seed <number>", "another one, other faults", seedNumber, 0)
    .option("--switches <file>", "how it behaves: see docs/rehearsal.md")
    .action(async (options: Parameters<typeof rehearse>[0]) => {
      await rehearse(options);
    });
  return root;
}

function imageCount(text: string): number {
  const value = Number(text);
  const { minImages, maxImages } = limits;
  if (Number.isInteger(value) && value >= minImages && value <= maxImages) {
    return value;
  }
  throw new InvalidArgumentError(
    `It has to be a number from ${minImages} to ${maxImages}.`,
  );
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0 && value < 65_536) return value;
  throw new InvalidArgumentError("It has to be a port, 0 to 65535.");
}

function seedNumber(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(value)) return value;
  throw new InvalidArgumentError("It has to be a whole number.");
}

function factor(text: string): number {
  const value = Number(text);
  if (Number.isFinite(value) && value > 0) return value;
  throw new InvalidArgumentError("It has to be a number above 0.");
}
