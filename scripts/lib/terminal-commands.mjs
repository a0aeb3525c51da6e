// The commands of the terminal as the documentation shows them: what their help prints.
import { createRequire } from "node:module";
import path from "node:path";
import * as esbuild from "esbuild";
import { rootFolder } from "./run.mjs";

/** @returns a table of the commands, and the help of each. */
export async function commandPages() {
  const outfile = path.join(rootFolder, "out/docs/program.cjs");
  await esbuild.build({
    absWorkingDir: rootFolder,
    entryPoints: ["src/cli/program.ts"],
    bundle: true,
    platform: "node",
    format: "cjs",
    outfile,
    mainFields: ["module", "main"],
    // What measures pictures isn't loaded for a help.
    external: ["sharp", "*/kernels/index.wasm"],
    logLevel: "warning",
  });
  const require = createRequire(import.meta.url);
  delete require.cache[outfile];
  const commands = require(outfile).program().commands;
  const rows = commands.map(
    (command) =>
      `| [\`${command.name()}\`](#${command.name()}) | ${command.description()} |`,
  );
  return {
    table: ["| command | what it does |", "| --- | --- |", ...rows].join("\n"),
    pages: commands
      .map(
        (command) =>
          `### ${command.name()}\n\n\`\`\`text\n${helpOf(command)}\n\`\`\``,
      )
      .join("\n\n"),
  };
}

function helpOf(command) {
  let text = "";
  command.configureOutput({
    writeOut: (part) => (text += part),
    getOutHelpWidth: () => 80,
    getOutHasColors: () => false,
  });
  command.outputHelp();
  return text.trim();
}
