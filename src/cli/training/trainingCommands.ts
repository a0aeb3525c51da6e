import type { Command } from "commander";
import { doing } from "../doing.ts";
import { manual } from "../manual.ts";
import { aboveZero } from "../numbers.ts";

const keyNote =
  "The API key is read from RUNWARE_API_KEY and sent to the service alone.";
const journalNote =
  "Trainings are those of the editor as well: each is seen and followed in both.";
const endExits = [
  "0  trained",
  "1  failed, or given up",
  "2  it could not run",
  "3  the time was up; the training goes on",
  "130  stopped by Ctrl-C; the training goes on",
];

/** From a dataset to a trained model. */
export function addTrainingCommands(root: Command): void {
  manual(
    root
      .command("train")
      .description(
        "lint, package, upload and submit a dataset, once it was agreed to",
      )
      .argument("<folder>", "the dataset; its manifest says everything else")
      .option("--yes", "agree to the plan and its price beforehand", false)
      .option("--dry-run", "show plan and price, and send nothing", false)
      .option("--wait", "wait until it has ended", false)
      .option(
        "--next",
        "when the AIR is taken, write the next free one into the manifest and go on",
        false,
      )
      .option(
        "--storage <place>",
        "endpoint and bucket that the AWS_* variables may be used for",
      )
      .option("--endpoint <url>", "another service, such as a rehearsal")
      .option("--json", "print JSON", false)
      .option("--no-cache", "look at every picture anew and keep nothing")
      .action(doing(({ trainFolder }) => trainFolder)),
    {
      notes: [
        keyNote,
        journalNote,
        "The request is on disk before it goes out: however this ends, the next run, `wait` or",
        "the editor finds out what became of it, and nothing is submitted a second time.",
        "Ctrl-C before the submission gives it up, and nothing is paid; the service can't cancel later.",
      ],
      examples: [
        "style-trainer train brand --dry-run",
        "style-trainer train brand",
        "style-trainer train brand --yes --wait --json > training.json",
        "style-trainer train brand --next --yes",
      ],
      exits: [
        "0  submitted; with --wait: trained",
        "1  not submitted: lint, a taken name, or no one's consent; with --wait: failed",
        "2  it could not run",
        "130  stopped by Ctrl-C",
      ],
    },
  );
  manual(
    root
      .command("status")
      .description("say how trainings stand")
      .argument("[training]", "its UUID, the beginning of it, or its AIR")
      .option("--all", "those that have ended, too", false)
      .option("--no-ask", "only what is known here; the service isn't asked")
      .option("--endpoint <url>", "another service, such as a rehearsal")
      .option("--json", "print JSON", false)
      .action(doing(({ showStatus }) => showStatus)),
    {
      notes: [journalNote, "Without a key it says what is known here."],
      examples: [
        "style-trainer status",
        "style-trainer status --all --json",
        "style-trainer status yourorg:brand@2",
      ],
    },
  );
  manual(
    root
      .command("wait")
      .description("wait until trainings have ended")
      .argument("[training]", "one; otherwise all that are under way")
      .option("--timeout <minutes>", "give up waiting after that", aboveZero)
      .option("--endpoint <url>", "another service, such as a rehearsal")
      .option("--json", "print JSON", false)
      .action(doing(({ waitFor }) => waitFor)),
    {
      notes: [keyNote, journalNote],
      examples: [
        "style-trainer wait",
        "style-trainer wait yourorg:brand@2 --timeout 180",
      ],
      exits: endExits,
    },
  );
}
