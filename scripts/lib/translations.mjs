/** Besides English; each has all of its files complete. */
export const languages = ["de", "ja"];

/** @returns the file with a language's translations of the texts in another one. */
export function translationOf(source, language) {
  return source.replace(/\.json$/, `.${language}.json`);
}

/**
 * Holds a translation beside what is to be translated; both as their files have them.
 * @returns {string[]} what is wrong, one sentence each.
 */
export function translationFaults(source, translation) {
  const texts = textsOf(source);
  const translated = textsOf(translation);
  return [
    ...Object.keys(texts)
      .filter((key) => !translated[key])
      .map((key) => `lacks ${JSON.stringify(key)}`),
    ...Object.keys(translated)
      .filter((key) => !(key in texts))
      .map((key) => `has ${JSON.stringify(key)}, which is gone`),
    ...Object.entries(texts)
      .filter(([key]) => key in translated)
      .filter(([key, text]) => fixedParts(text) !== fixedParts(translated[key]))
      .map(
        ([key]) =>
          `has other placeholders or commands in ${JSON.stringify(key)}`,
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
