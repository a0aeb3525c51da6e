import type { Command } from "commander";
import { Option } from "commander";
import { limits } from "../core/limits.ts";
import { doing } from "./doing.ts";
import type { LintOptions } from "./lint/lintFolders.ts";
import { lintFormats } from "./lint/lintFormats.ts";
import { manual } from "./manual.ts";
import { imageCount, wholeNumber } from "./numbers.ts";

const noCache = "look at every picture anew and keep nothing";
const resumes =
  "Ctrl-C stops at any time; what was measured is kept, and the next run goes on from there.";

/** From a folder of pictures to a package. */
export function addDatasetCommands(root: Command): void {
  manual(
    root
      .command("init")
      .description(
        "make a folder a dataset: write its manifest, unless it has one",
      )
      .argument("<folder>", "a folder with pictures")
      .option("--name <name>", "of dataset and model; the folder's otherwise")
      .option("--json", "print JSON", false)
      .action(doing(({ initFolder }) => initFolder)),
    {
      examples: [
        "style-trainer init brand",
        'style-trainer init brand --name "Brand"',
      ],
    },
  );
  addLint(root);
  addNarrow(root);
  manual(
    root
      .command("package")
      .description(
        "write a dataset's images into a ZIP, the same bytes each time",
      )
      .argument("<folder>", "the dataset")
      .requiredOption("--out <zip>", "the file to write")
      .option("--force", "package although lint finds errors", false)
      .option("--json", "print JSON", false)
      .option("--no-cache", noCache)
      .action(doing(({ packageFolder }) => packageFolder)),
    {
      examples: ["style-trainer package brand --out brand.zip"],
      exits: [
        "0  packaged",
        "1  lint finds errors",
        "2  it could not run",
        "130  stopped by Ctrl-C",
      ],
    },
  );
}

function addLint(root: Command): void {
  manual(
    root
      .command("lint")
      .description("say what is wrong with datasets before they are trained on")
      .argument("<folder...>", "folders with pictures; a manifest isn't needed")
      .addOption(
        new Option("--format <format>", "how findings are printed")
          .choices(lintFormats)
          .default("text"),
      )
      .addOption(
        new Option("--json", "the same as --format json").implies({
          format: "json",
        }),
      )
      .option(
        "--max-warnings <number>",
        "fail when there are more warnings than this",
        wholeNumber,
      )
      .option(
        "--changed-files",
        "the arguments are files: lint the datasets they are in, if any",
        false,
      )
      .option("--rule <id...>", "only findings of these rules", [])
      .option(
        "--image-base <url>",
        "where the working folder's files can be seen: thumbnails in Markdown",
      )
      .option("--no-cache", noCache)
      .action(async (folders: readonly string[], options: LintOptions) => {
        const { lintFolders } = await import("./lint/lintFolders.ts");
        process.exitCode = await lintFolders(folders, options);
      }),
    {
      notes: [
        "What is accepted, excluded and meant stands in each dataset's style-dataset.json alone.",
        "Every rule is explained in docs/rules.md.",
        resumes,
      ],
      examples: [
        "style-trainer lint samples/stellar",
        "style-trainer lint --max-warnings 0 datasets/*",
        "style-trainer lint brand --rule style/outlier --rule duplicate/near",
        "style-trainer lint brand --format sarif > lint.sarif",
        "style-trainer lint --changed-files $(git diff --name-only)",
      ],
      exits: [
        "0  no errors, and no more warnings than allowed",
        "1  at least one error, or too many warnings",
        "2  it could not run",
        "130  stopped by Ctrl-C",
      ],
    },
  );
}

function addNarrow(root: Command): void {
  manual(
    root
      .command("narrow")
      .description(
        "propose the best few images of a library: one style, no repeats, varied subjects",
      )
      .argument(
        "<folder>",
        "up to some 10,000 pictures; a manifest isn't needed",
      )
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
      .option("--no-cache", noCache)
      .action(doing(({ narrowFolder }) => narrowFolder)),
    {
      notes: [resumes],
      examples: [
        "style-trainer narrow artwork --count 24",
        "style-trainer narrow artwork --keep moon.png --write",
      ],
      exits: [
        "0  a choice was proposed",
        "1  nothing can be chosen",
        "2  it could not run",
        "130  stopped by Ctrl-C",
      ],
    },
  );
}
