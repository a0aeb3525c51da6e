import type { Command } from "commander";
import { diffVersions } from "./diffVersions.ts";
import { rollBackFolder } from "./rollBackFolder.ts";
import { verifyFolder } from "./verifyFolder.ts";

/** What can be done with the versions of a dataset. */
export function addVersionCommands(root: Command): void {
  root
    .command("verify")
    .description(
      "make a version's ZIP again from folder, kept packages and git, and prove that it is the same",
    )
    .argument("<folder>", "the dataset")
    .argument("[version]", "AIR, version, number, sha256 or latest", "latest")
    .option("--all", "every version there is", false)
    .option("--json", "print JSON", false)
    .action(
      async (
        folder: string,
        version: string,
        options: { all: boolean; json: boolean },
      ) => {
        process.exitCode = await verifyFolder(folder, version, options);
      },
    );
  root
    .command("diff")
    .description("say what differs between two versions, or since one")
    .argument("<folder>", "the dataset")
    .argument("[before]", "AIR, version, number, sha256 or latest", "latest")
    .argument("[after]", "another; the folder as it is when left out")
    .option("--json", "print JSON", false)
    .option("--markdown", "print Markdown", false)
    .option("--no-cache", "look at every picture anew and keep nothing")
    .action(
      async (
        folder: string,
        before: string,
        after: string | undefined,
        options: { json: boolean; markdown: boolean; cache: boolean },
      ) => {
        process.exitCode = await diffVersions(folder, before, after, options);
      },
    );
  root
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
    .action(
      async (
        folder: string,
        version: string | undefined,
        options: {
          dryRun: boolean;
          undo: boolean;
          json: boolean;
          cache: boolean;
        },
      ) => {
        process.exitCode = await rollBackFolder(folder, version, options);
      },
    );
}
