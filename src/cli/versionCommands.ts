import type { Command } from "commander";
import { doing } from "./doing.ts";
import { manual } from "./manual.ts";

/** What can be done with the versions of a dataset. */
export function addVersionCommands(root: Command): void {
  addVerify(root);
  addDiff(root);
  addRollback(root);
}

function addVerify(root: Command): void {
  const command = root
    .command("verify")
    .description(
      "make a version's ZIP again from folder, kept packages and git, and prove that it is the same",
    )
    .argument("<folder>", "the dataset")
    .argument("[version]", "AIR, version, number, sha256 or latest", "latest")
    .option("--all", "every version there is", false)
    .option("--json", "print JSON", false)
    .action(doing(({ verifyFolder }) => verifyFolder));
  manual(command, {
    notes: [
      "Images are looked for by content: in the folder under any name, among what was set aside,",
      "in kept packages, in Git LFS and in everything git knows. Nothing is written or sent.",
    ],
    examples: [
      "style-trainer verify brand",
      "style-trainer verify brand 1.0.0",
      "style-trainer verify brand --all --json",
    ],
    exits: [
      "0  every ZIP is the same, byte for byte",
      "1  a ZIP can't be made again as it was; what is missing or changed is named",
      "2  it could not run",
      "130  stopped by Ctrl-C",
    ],
  });
}

function addDiff(root: Command): void {
  const command = root
    .command("diff")
    .description("say what differs between two versions, or since one")
    .argument("<folder>", "the dataset")
    .argument("[before]", "AIR, version, number, sha256 or latest", "latest")
    .argument("[after]", "another; the folder as it is when left out")
    .option("--json", "print JSON", false)
    .option("--markdown", "print Markdown", false)
    .option("--no-cache", "look at every picture anew and keep nothing")
    .action(doing(({ diffVersions }) => diffVersions));
  manual(command, {
    notes: [
      "Versions are compared by the history alone; their images needn't be there any more.",
      "The folder as it is now is looked at and linted first.",
    ],
    examples: [
      "style-trainer diff brand",
      "style-trainer diff brand 1.0.0 2.0.0",
      "style-trainer diff brand 1.0.0 --markdown > changes.md",
    ],
    exits: [
      "0  printed, whether or not something differs",
      "2  it could not run",
      "130  stopped by Ctrl-C",
    ],
  });
}

function addRollback(root: Command): void {
  const command = root
    .command("rollback")
    .description(
      "make a dataset what it was at a version; what is replaced is set aside",
    )
    .argument("<folder>", "the dataset")
    .argument("[version]", "AIR, version, number, sha256 or latest")
    .option("--dry-run", "only say what would be done", false)
    .option("--undo", "put back what was replaced last", false)
    .option("--json", "print JSON", false)
    .option("--no-cache", "look at every picture anew and keep nothing")
    .action(doing(({ rollBackFolder }) => rollBackFolder));
  manual(command, {
    notes: [
      "Copies of what it replaces are in .style-trainer/set-aside before the first file is written.",
      "An image that wasn't in the version is left out by the manifest; its file stays.",
      "Stopped in between, --undo puts everything back, or the same command finishes.",
    ],
    examples: [
      "style-trainer rollback brand 1.0.0 --dry-run",
      "style-trainer rollback brand 1.0.0",
      "style-trainer rollback brand --undo",
    ],
  });
}
