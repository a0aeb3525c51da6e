// The examples in docs/rules.md: of each rule the finding as the product words it, and
// where it helps a picture of what gives it.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import * as esbuild from "esbuild";
import { kernels } from "./kernels.mjs";
import { rootFolder } from "./run.mjs";

const page = "docs/rules.md";
const pictures = "docs/images/rules";

/** Everybody who clones the repository fetches them. */
const mostBytes = 1_000_000;

/** Between a rule's heading and the next heading. */
const section = /^### `([\w-]+\/[\w-]+)`\n([^]*?)(?=^#{1,3} |(?![^]))/gm;
const example = /<!-- example -->[^]*?<!-- \/example -->\n*/;
const pictureLink = /!\[([^\]]*)\]\((images\/rules\/[\w.-]+)\)\n*/g;

/** Lints every rule's example, draws its picture, and writes both into the page. */
export async function writeRuleExamples() {
  const folder = path.join(rootFolder, "out/rule-examples");
  await esbuild.build({
    entryPoints: {
      worker: path.join(rootFolder, "src/engine/worker/main.ts"),
      main: path.join(rootFolder, "test/fixtures/ruleExamples/main.ts"),
    },
    outdir: folder,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    mainFields: ["module", "main"],
    external: ["sharp"],
    plugins: [kernels],
    outExtension: { ".js": ".cjs" },
  });
  // A rule that its example doesn't give ends it, with its name.
  const stdout = execFileSync(
    process.execPath,
    ["main.cjs", "worker.cjs"]
      .map((name) => path.join(folder, name))
      .concat(path.join(rootFolder, "docs")),
    {
      cwd: rootFolder,
      encoding: "utf8",
      maxBuffer: 16 * 1024 * 1024,
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const texts = JSON.parse(stdout);
  const written = readPage().replaceAll(section, (_, rule, text) => {
    const words = text.replace(example, "").trimEnd();
    const shown = `<!-- example -->\n\n${texts[rule]}\n\n<!-- /example -->`;
    return `### \`${rule}\`\n${words}\n\n${shown}\n\n`;
  });
  fs.writeFileSync(path.join(rootFolder, page), `${written.trimEnd()}\n`);
}

/** @returns {readonly string[]} what is missing in the page, or too much beside it, in sentences. */
export function rulePageFaults() {
  const text = readPage();
  const bare = [...text.matchAll(section)]
    .filter(([, , words]) => !example.test(words))
    .map(([, rule]) => `${page} shows no example of ${rule}`);
  const shown = [...text.matchAll(pictureLink)];
  const silent = shown
    .filter(([, alt]) => alt.trim() === "")
    .map(([, , file]) => `${page} doesn't say what is to be seen in ${file}`);
  const linked = new Set(shown.map(([, , file]) => path.posix.basename(file)));
  const folder = path.join(rootFolder, pictures);
  const there = new Set(fs.existsSync(folder) ? fs.readdirSync(folder) : []);
  const missing = [...linked].filter((name) => !there.has(name));
  const stray = [...there].filter((name) => !linked.has(name));
  const bytes = [...there]
    .map((name) => fs.statSync(path.join(folder, name)).size)
    .reduce((sum, size) => sum + size, 0);
  return [
    ...bare,
    ...silent,
    ...missing.map((name) => `${pictures}/${name} is missing`),
    ...stray.map((name) => `${pictures}/${name} is shown nowhere`),
    ...(bytes > mostBytes
      ? [`${pictures} has ${bytes} bytes; ${mostBytes} are allowed`]
      : []),
  ];
}

/** The page as it ships: its pictures don't, and the web has them. */
export function rulePageWithoutPictures(text) {
  const manifest = fs.readFileSync(path.join(rootFolder, "package.json"));
  const site = JSON.parse(manifest).repository.url.replace(/\.git$/, "");
  const [title, rest] = text.split(/\n\n(.*)/s);
  const hint = `[This page with pictures](${site}/blob/main/${page})`;
  return `${title}\n\n${hint}\n\n${rest.replaceAll(pictureLink, "")}`;
}

function readPage() {
  return fs.readFileSync(path.join(rootFolder, page), "utf8");
}
