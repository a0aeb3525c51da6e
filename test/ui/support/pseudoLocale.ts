import fs from "node:fs";
import JSZip from "jszip";

/** What languages that no one speaks are called. */
export const pseudoLanguage = "qps-ploc";

const accents: Readonly<Record<string, string>> = {
  a: "á",
  b: "ƀ",
  c: "ç",
  d: "đ",
  e: "é",
  f: "ƒ",
  g: "ĝ",
  h: "ĥ",
  i: "í",
  j: "ĵ",
  k: "ķ",
  l: "ł",
  m: "ɱ",
  n: "ñ",
  o: "ó",
  p: "þ",
  q: "ǫ",
  r: "ř",
  s: "š",
  t: "ţ",
  u: "ú",
  v: "ṽ",
  w: "ŵ",
  x: "ẋ",
  y: "ý",
  z: "ž",
};

/** The same text with an accent on each letter; placeholders, links, icons and code stay. */
export function pseudo(text: string): string {
  return text.replaceAll(
    /\{\d+\}|\]\([^)]*\)|\$\([\w~-]+\)|`[^`]*`|[A-Za-z]/g,
    (part) => {
      if (part.length > 1) return part;
      const accented = accents[part.toLowerCase()] ?? part;
      return part === part.toLowerCase() ? accented : accented.toUpperCase();
    },
  );
}

/** Writes a copy of a package that speaks the language no one speaks, besides its own. */
export async function withPseudoLanguage(
  vsix: string,
  copy: string,
): Promise<void> {
  const archive = await JSZip.loadAsync(fs.readFileSync(vsix));
  for (const name of ["package.nls.json", "l10n/bundle.l10n.json"]) {
    const file = archive.file(`extension/${name}`);
    if (!file) throw new Error(`${vsix} has no ${name}`);
    const texts = JSON.parse(await file.async("string")) as Record<
      string,
      string | { readonly message: string }
    >;
    const accented = Object.fromEntries(
      Object.entries(texts).map(([key, text]) => [
        key,
        pseudo(typeof text === "string" ? text : text.message),
      ]),
    );
    archive.file(
      `extension/${name.replace(/json$/, `${pseudoLanguage}.json`)}`,
      JSON.stringify(accented),
    );
  }
  fs.writeFileSync(copy, await archive.generateAsync({ type: "nodebuffer" }));
}
