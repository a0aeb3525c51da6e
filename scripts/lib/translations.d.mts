/** What is wrong with a translation, one sentence each; see translations.mjs. */
export function translationFaults(
  source: Readonly<Record<string, string | { readonly message: string }>>,
  translation: Readonly<Record<string, string>>,
): string[];
