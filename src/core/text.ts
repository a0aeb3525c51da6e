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

/** A size in the unit people read it in, decimal: "812 bytes", "51.4 MB". */
export function byteSize(bytes: number): string {
  if (bytes < 1000) return plural(bytes, "byte");
  if (bytes < 999_950) return `${short(bytes / 1e3)} kB`;
  if (bytes < 999_950_000) return `${short(bytes / 1e6)} MB`;
  return `${short(bytes / 1e9)} GB`;
}

/** A size against a limit: in bytes where rounding would make them look equal. */
export function byteSizeOver(bytes: number, limit: number): string {
  const size = byteSize(bytes);
  return size === byteSize(limit) ? plural(bytes, "byte") : size;
}

/** "1024 × 768 px". */
export function pixelSize(width: number, height: number): string {
  return `${width} × ${height} px`;
}

/** "a", "a and b", "a, b and c", "a, b and 7 more". */
export function enumeration(words: readonly string[], atMost = 4): string {
  const shown = words.slice(0, atMost);
  const hidden = words.length - shown.length;
  const parts = hidden > 0 ? [...shown, `${grouped(hidden)} more`] : shown;
  const last = parts.at(-1) ?? "";
  return parts.length < 2
    ? last
    : `${parts.slice(0, -1).join(", ")} and ${last}`;
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

function short(value: number): string {
  return value.toFixed(1).replace(/\.0$/, "");
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
