import type { Command } from "commander";
import { Option } from "commander";
import { doing } from "../doing.ts";
import { manual } from "../manual.ts";
import { reportFormats } from "../../engine/report/reportFormats.ts";

const models = "AIRs or versions of trained models; the two newest otherwise";

/** From a trained model to a judgement of it. */
export function addTestImageCommands(root: Command): void {
  manual(
    root
      .command("generate")
      .description(
        "draw the manifest's test prompts with trained models, once it was agreed to",
      )
      .argument("<folder>", "the dataset")
      .option("--model <name...>", models, [])
      .option("--yes", "agree to the plan and its price beforehand", false)
      .option("--dry-run", "show the plan, and send nothing", false)
      .option("--endpoint <url>", "another service, such as a rehearsal")
      .option("--json", "print JSON", false)
      .action(doing(({ generateFolder }) => generateFolder)),
    {
      notes: [
        "Images that are there already aren't made again, and none is paid for twice:",
        "Ctrl-C stops, and the next run goes on with what is missing.",
        "The API key is read from RUNWARE_API_KEY and sent to the service alone.",
      ],
      examples: [
        "style-trainer generate brand --dry-run",
        "style-trainer generate brand --model yourorg:brand@2 --yes",
      ],
      exits: [
        "0  all of them are there",
        "1  some failed or are left, or nobody agreed to it",
        "2  it could not run",
        "130  stopped by Ctrl-C",
      ],
    },
  );
  manual(
    root
      .command("compare")
      .description(
        "say how close trained models come to the dataset, and the newer against the older",
      )
      .argument("<folder>", "the dataset")
      .argument("[model...]", models)
      .addOption(
        new Option("--format <format>", "how it is printed")
          .choices(["text", "json", "markdown"])
          .default("text"),
      )
      .addOption(
        new Option("--json", "the same as --format json").implies({
          format: "json",
        }),
      )
      .option("--rehearsal", "models that were rehearsed only", false)
      .option("--no-cache", "look at every picture anew and keep nothing")
      .action(doing(({ compareFolder }) => compareFolder)),
    {
      notes: [
        "It measures the test images that `generate` or the editor has put on disk.",
      ],
      examples: [
        "style-trainer compare brand",
        "style-trainer compare brand @1 @2 --format markdown",
      ],
    },
  );
  manual(
    root
      .command("report")
      .description(
        "write what the test images of trained models say: votes, closeness, repeats, costs",
      )
      .argument("<folder>", "the dataset")
      .argument("[model...]", models)
      .addOption(
        new Option(
          "--format <format>",
          "one HTML file, or Markdown with thumbnails beside it",
        )
          .choices(reportFormats)
          .default("html"),
      )
      .option("--output <file>", "the file to write; test-images.html or .md")
      .option("--force", "replace a file that is there", false)
      .option("--rehearsal", "models that were rehearsed only", false)
      .option("--no-cache", "look at every picture anew and keep nothing")
      .action(doing(({ reportFolder }) => reportFolder)),
    {
      notes: [
        "The HTML carries its pictures and runs no script; Markdown is for a pull request.",
      ],
      examples: [
        "style-trainer report brand --output report.html",
        "style-trainer report brand @2 @1 --format markdown --output report.md",
      ],
    },
  );
}
