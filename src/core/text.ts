import { sizeInBytes } from "./words/amounts.ts";
import { enumerated } from "./words/lists.ts";
import { english } from "./words/text.ts";

/** "1 image", "12 images". */
export function plural(
  count: number,
  singular: string,
  pluralForm = `${singular}s`,
): string {
  return `${grouped(count)} ${count === 1 ? singular : pluralForm}`;
}

/** Digits in groups of three: 50000001 becomes "50,000,001". */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

/** "812 bytes", "51.4 MB". */
export function byteSize(bytes: number): string {
  return english(sizeInBytes(bytes));
}

/** With a capital letter, where a sentence begins. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "a", "a and b", "a, b and c", "a, b and 7 more". */
export function enumeration(words: readonly string[], atMost?: number): string {
  return english(enumerated(words, atMost));
}

/**
 * A file's name inside a sentence: what would break the line, hide or turn the
 * text around is written as its code, and what is endless is cut.
 */
export function shownName(file: string, atMost = 80): string {
  const visible = file.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu,
    (character) =>
      `\\u{${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}}`,
  );
  const characters = Array.from(visible);
  return characters.length <= atMost
    ? visible
    : `${characters.slice(0, atMost - 1).join("")}…`;
}

/** The same for names that Windows or macOS take for one. */
export function foldedName(file: string): string {
  return file.normalize("NFC").toLowerCase();
}

/**
 * A text in which addresses end at their server: what follows, or stands before
 * it, may be a key to what lies there.
 */
export function withoutAddresses(text: string): string {
  return text.replace(
    /\b([a-z][a-z\d+.-]*):\/\/([^\s/?#"'<>]*)([^\s"'<>]*)/gi,
    (_, scheme: string, server: string, rest: string) =>
      `${scheme}://${server.slice(server.lastIndexOf("@") + 1)}${rest === "" || rest === "/" ? rest : "/…"}`,
  );
}
