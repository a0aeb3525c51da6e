// Writes what the documentation takes from elsewhere, so that it can't grow stale:
//   node scripts/docs.mjs            tables of commands and settings, texts to translate,
//                                    notices of what others wrote
//                                    names what the translations lack and exits 1 then
//   node scripts/docs.mjs --check    exits 1 and names what isn't fresh; writes nothing
//   node scripts/docs.mjs --pictures those of the README and the walkthrough, from out/demo,
//                                    which `npm run demo -- --check` leaves
//   node scripts/docs.mjs --rules    examples and pictures of docs/rules.md, by linting
//                                    the datasets in test/fixtures/ruleExamples
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { getL10nJson } from "@vscode/l10n-dev";
import * as esbuild from "esbuild";
import * as prettier from "prettier";
import { namedPathFaults } from "./lib/namedPaths.mjs";
import { thirdPartyNotices } from "./lib/notices.mjs";
import { writePictures } from "./lib/pictures.mjs";
import { rulePageFaults, writeRuleExamples } from "./lib/rulePage.mjs";
import { rootFolder } from "./lib/run.mjs";
import { saidTexts } from "./lib/said-texts.mjs";
import { commandPages } from "./lib/terminal-commands.mjs";
import { terminalSchemas } from "./lib/terminal-schemas.mjs";
import {
  languages,
  translationFaults,
  translationOf,
} from "./lib/translations.mjs";

/** Every text of the editor part, as the tool that makes bundles collects them. */
const bundle = "l10n/bundle.l10n.json";

/** @returns {Promise<Map<string, string>>} path from the root → content. */
export async function generatedFiles() {
  const manifest = readJson("package.json");
  const texts = readJson("package.nls.json");
  const words = (value) =>
    String(value).replace(/%([\w.]+)%/g, (_, key) => texts[key] ?? key);
  const readme = read("README.md");
  const withTables = replaceBetween(
    replaceBetween(readme, "commands", commandTable(manifest, words)),
    "settings",
    settingTable(manifest, words),
  );
  const { table: commands, pages } = await commandPages();
  const terminal = replaceBetween(
    replaceBetween(read("docs/terminal.md"), "commands", commands),
    "pages",
    pages,
  );
  const schemas = await Promise.all(
    Object.entries(terminalSchemas()).map(async ([name, schema]) => {
      const file = `docs/schemas/${name}.schema.json`;
      return [file, await formatted(file, JSON.stringify(schema))];
    }),
  );
  return new Map([
    ["README.md", await formatted("README.md", withTables)],
    [bundle, await formatted(bundle, await textsToTranslate())],
    ["THIRD-PARTY-NOTICES.md", await thirdPartyNotices()],
    ["docs/terminal.md", await formatted("docs/terminal.md", terminal)],
    ...schemas,
  ]);
}

function commandTable({ contributes }, words) {
  return table(
    ["Command", "Id"],
    contributes.commands.map(({ command, title }) => [
      words(title),
      `\`${command}\``,
    ]),
  );
}

function settingTable({ contributes }, words) {
  return table(
    ["Setting", "Default", "What it does"],
    Object.entries(contributes.configuration.properties).map(
      ([name, setting]) => [
        `\`${name}\``,
        `\`${JSON.stringify(setting.default)}\``,
        words(setting.markdownDescription),
      ],
    ),
  );
}

function table(head, rows) {
  return [head, head.map(() => "---"), ...rows]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

/** What stands between `<!-- name -->` and `<!-- /name -->` is generated. */
function replaceBetween(text, name, content) {
  const pattern = new RegExp(`(<!-- ${name} -->)[^]*?(<!-- /${name} -->)`);
  if (!pattern.test(text))
    throw new Error(`there is no part "${name}" to write into`);
  return text.replace(pattern, `$1\n\n${content}\n\n$2`);
}

/** Every text that the editor's part passes to `l10n.t`, itself or for core and engine. */
async function textsToTranslate() {
  const sources = fs
    .readdirSync(path.join(rootFolder, "src/host"), { recursive: true })
    .filter((name) => name.endsWith(".ts"))
    .sort()
    .map((name) => ({
      extension: ".ts",
      contents: withFullNames(read(path.join("src/host", name))),
    }));
  const texts = {
    ...(await getL10nJson(sources)),
    ...(await ruleTitles()),
    ...saidTexts(),
  };
  const sorted = Object.fromEntries(
    Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  return `${JSON.stringify(sorted, null, 2)}\n`;
}

/** The rules' titles are data, which the editor's part translates as it shows them. */
async function ruleTitles() {
  const { outputFiles } = await esbuild.build({
    entryPoints: [path.join(rootFolder, "src/core/lint/ruleCatalog.ts")],
    bundle: true,
    format: "esm",
    write: false,
  });
  const code = Buffer.from(outputFiles[0].contents).toString("base64");
  const { ruleCatalog } = await import(`data:text/javascript;base64,${code}`);
  return Object.fromEntries(ruleCatalog.map(({ title }) => [title, title]));
}

/** The tool that collects texts knows `l10n.t` by its full name alone. */
function withFullNames(source) {
  return /\{ t \} = vscode\.l10n;/.test(source)
    ? source.replaceAll(/(?<![\w.])t\(/g, "vscode.l10n.t(")
    : source;
}

async function formatted(file, text) {
  return prettier.format(text, { filepath: path.join(rootFolder, file) });
}

function read(file) {
  return fs.readFileSync(path.join(rootFolder, file), "utf8");
}

function readJson(file) {
  return JSON.parse(read(file));
}

/** Nothing translates by itself: what is missing is named, and fails. */
function reportTranslations(generated) {
  for (const source of [bundle, "package.nls.json"]) {
    const texts = JSON.parse(generated.get(source) ?? read(source));
    for (const language of languages) {
      const file = translationOf(source, language);
      const faults = translationFaults(texts, readJson(file));
      for (const fault of faults) console.error(`${file} ${fault}`);
      if (faults.length > 0) process.exitCode = 1;
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      check: { type: "boolean", default: false },
      pictures: { type: "boolean", default: false },
      rules: { type: "boolean", default: false },
    },
  });
  if (values.pictures) await writePictures();
  if (values.rules) await writeRuleExamples();
  for (const fault of rulePageFaults()) {
    console.error(`${fault}: \`npm run docs -- --rules\` writes it`);
    process.exitCode = 1;
  }
  for (const fault of namedPathFaults()) {
    console.error(fault);
    process.exitCode = 1;
  }
  const generated = await generatedFiles();
  reportTranslations(generated);
  for (const [file, content] of generated) {
    const target = path.join(rootFolder, file);
    const isFresh = fs.existsSync(target) && read(file) === content;
    if (isFresh) continue;
    if (values.check) {
      console.error(`${file} isn't fresh: \`npm run docs\` writes it`);
      process.exitCode = 1;
    } else {
      fs.mkdirSync(path.dirname(target), { recursive: true });
      fs.writeFileSync(target, content);
      console.log(`wrote ${file}`);
    }
  }
}
