// What the documentation names is there: files of the repository and links to them.
import fs from "node:fs";
import path from "node:path";
import { rootFolder } from "./run.mjs";

/** Whatever they name in `code` belongs to the repository, not to the user. */
const aboutTheCode = ["docs/architecture.md", "CONTRIBUTING.md"];

/** @returns {readonly string[]} what is named or linked to but isn't there, in sentences. */
export function namedPathFaults() {
  const pages = fs
    .readdirSync(path.join(rootFolder, "docs"))
    .map((name) => `docs/${name}`)
    .concat("README.md", "CONTRIBUTING.md", "samples/README.md")
    .filter((name) => name.endsWith(".md"));
  return [
    ...aboutTheCode.flatMap((page) =>
      missingPaths(read(page)).map((name) => `${page} names ${name}`),
    ),
    ...pages.flatMap((page) =>
      missingLinks(page).map((link) => `${page} links to ${link}`),
    ),
  ].map((fault) => `${fault}, which isn't there`);
}

/** From the root, from src/, or a file of ours by its name alone. */
function missingPaths(text) {
  const sources = fs.readdirSync(path.join(rootFolder, "src"), {
    recursive: true,
  });
  const names = new Set(sources.map((file) => path.basename(file)));
  const isThere = (name) =>
    name.includes("/")
      ? exists(name) || exists(`src/${name}`)
      : names.has(name) || exists(name);
  return codeIn(text).filter((name) => isOurs(name) && !isThere(name));
}

/** Begins in a folder of the repository or a room of src/, or ends like our sources. */
function isOurs(name) {
  if (!/^[\w./-]+$/.test(name)) return false;
  const [first] = name.split("/");
  return name.includes("/")
    ? first !== "dist" && (exists(first) || exists(`src/${first}`))
    : /\.(ts|mjs)$/.test(name);
}

function missingLinks(page) {
  return [...read(page).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link]) => link.split("#")[0])
    .filter((link) => link !== "" && !/^\w+:/.test(link))
    .filter((link) => !exists(path.posix.join(path.posix.dirname(page), link)));
}

/** In `code`, not in blocks of it. */
function codeIn(text) {
  return [...text.replaceAll(/^```[^]*?^```/gm, "").matchAll(/`([^`\n]+)`/g)]
    .map(([, code]) => code.replace(/\/$/, ""))
    .filter((code) => !code.startsWith("."));
}

function exists(name) {
  return fs.existsSync(path.join(rootFolder, name));
}

function read(file) {
  return fs.readFileSync(path.join(rootFolder, file), "utf8");
}
