import fs from "node:fs";
import path from "node:path";
import { rootFolder } from "./run.mjs";

/** Besides English; each has both of its files complete. */
export const languages = ["de", "ja"];

/**
 * Holds translations beside what is to be translated.
 * @param {Map<string, string>} sources file from the root → its fresh content: a JSON
 *   object of texts by key, of which each language has one too, `name.<language>.json`.
 * @returns {string[]} what is wrong with the translations, one sentence each.
 */
export function translationFaults(sources) {
  return [...sources].flatMap(([source, content]) =>
    languages.flatMap((language) =>
      faultsOf(
        textsOf(JSON.parse(content)),
        source.replace(/\.json$/, `.${language}.json`),
      ),
    ),
  );
}

function faultsOf(texts, file) {
  const known = path.join(rootFolder, file);
  const translated = textsOf(
    fs.existsSync(known) ? JSON.parse(fs.readFileSync(known, "utf8")) : {},
  );
  return [
    ...Object.keys(texts)
      .filter((key) => !translated[key])
      .map((key) => `${file} lacks ${JSON.stringify(key)}`),
    ...Object.keys(translated)
      .filter((key) => !(key in texts))
      .map((key) => `${file} has ${JSON.stringify(key)}, which is gone`),
    ...Object.entries(texts)
      .filter(([key]) => key in translated)
      .filter(([key, text]) => fixedParts(text) !== fixedParts(translated[key]))
      .map(
        ([key]) =>
          `${file}: placeholders or commands of ${JSON.stringify(key)} differ`,
      ),
  ];
}

function textsOf(entries) {
  return Object.fromEntries(
    Object.entries(entries).map(([key, value]) => [
      key,
      value.message ?? value,
    ]),
  );
}

/** What a translation has to keep, in whatever order: placeholders, links, icons, code. */
function fixedParts(text) {
  const parts =
    text.match(/\{\d+\}|\(command:[^)]+\)|\$\(\w+\)|`[^`]+`/g) ?? [];
  return [...new Set(parts)].sort().join(" ");
}
