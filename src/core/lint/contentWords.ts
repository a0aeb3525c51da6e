/** Words that say nothing of what is in a picture, beside those under three letters. */
const emptyWords: ReadonlySet<string> = new Set([
  ...["with", "from", "into", "onto", "over", "under", "above", "below"],
  ...["that", "this", "these", "those", "their", "there", "where", "while"],
  ...["some", "many", "very", "each", "other", "across", "against", "beside"],
  ...["behind", "between", "near", "upon", "toward", "towards", "through"],
  ...["image", "picture", "illustration", "drawing", "scene", "view", "style"],
  ...["large", "small", "single", "sitting", "standing", "showing", "looking"],
  ...["the", "and", "its", "for", "one", "two", "are", "has", "out", "off"],
]);

/** The words of a text that name things: by their stem, as they stand there. */
export function contentWords(text: string): ReadonlyMap<string, string> {
  return new Map(
    text
      .toLowerCase()
      .normalize("NFC")
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 2 && !emptyWords.has(word))
      .map((word) => [stemOf(word), word]),
  );
}

/** Words whose stems are in both, as the first has them. */
export function sharedWords(
  words: ReadonlyMap<string, string>,
  others: ReadonlyMap<string, string>,
): readonly string[] {
  return [...words].flatMap(([stem, word]) => (others.has(stem) ? [word] : []));
}

/** Singular and plural are one subject: foxes, skies, stars. */
function stemOf(word: string): string {
  return word
    .replace(/(?<=\p{L}{2})ies$/u, "y")
    .replace(/(?<=\p{L}{2}(?:x|ch|sh|ss))es$/u, "")
    .replace(/(?<=\p{L}{2}[^s])s$/u, "");
}
