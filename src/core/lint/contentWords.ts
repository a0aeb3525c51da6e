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

/** The words of a text that name things, in lower case, plural s taken off. */
export function contentWords(text: string): ReadonlySet<string> {
  return new Set(
    text
      .toLowerCase()
      .normalize("NFC")
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 2 && !emptyWords.has(word))
      .map((word) => word.replace(/(?<=\p{L}{3})s$/u, ""))
      .filter((word) => word.length > 2),
  );
}

/** Words in both, in the order of the first. */
export function sharedWords(
  words: ReadonlySet<string>,
  others: ReadonlySet<string>,
): readonly string[] {
  return [...words].filter((word) => others.has(word));
}
