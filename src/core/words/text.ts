/**
 * Something to say, before it is said in a language: plain data, so that it goes
 * through workers and caches. What is said to people is made this way, and
 * turned into a string where it is shown.
 */
export interface Text {
  /** English, `{0}` where the first part stands. Translations are found by it. */
  readonly template: string;
  readonly parts: readonly Part[];
}

/** A string stands as it is in every language: a name, an identifier. So does a number. */
export type Part = Text | Amount | string | number;

/** A number that each language writes in its own way: 1,000.5 or 1.000,5. */
export interface Amount {
  readonly value: number;
  /** Digits after the point. */
  readonly decimals: number;
}

/**
 * The tag of a template that is to be translated. Every form of a sentence is a
 * template of its own: one image, several images. A part is never a piece of
 * grammar, which other languages put elsewhere.
 */
export function say(
  template: TemplateStringsArray,
  ...parts: readonly Part[]
): Text {
  const [first = "", ...rest] = template;
  return {
    template: rest.reduce((all, next, at) => `${all}{${at}}${next}`, first),
    parts,
  };
}

/** What isn't translated: a name, something another program said. */
export function verbatim(text: string): Text {
  return say`${text}`;
}

/** How a language says what is to be said. */
export interface Language {
  /** The template's translation with the parts in it. */
  readonly fill: (template: string, parts: readonly string[]) => string;
  readonly amount: (amount: Amount) => string;
}

export function saidIn(language: Language, { template, parts }: Text): string {
  return language.fill(
    template,
    parts.map((part) => {
      if (typeof part !== "object") return String(part);
      return "template" in part
        ? saidIn(language, part)
        : language.amount(part);
    }),
  );
}

/** For the terminal, and for everything that is written down or read by programs. */
export function english(text: Text): string {
  return saidIn(inEnglish, text);
}

const inEnglish: Language = {
  fill: (template, parts) =>
    template.replace(/\{(\d+)\}/g, (place, at: string) => {
      return parts[Number(at)] ?? place;
    }),
  amount: ({ value, decimals }) =>
    decimals === 0
      ? value.toFixed(0).replace(/\B(?=(?:\d{3})+$)/g, ",")
      : value.toFixed(decimals),
};
