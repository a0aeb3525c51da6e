/**
 * A text for a MarkdownString, shown as it is and wrapped at its blanks. The
 * editor's own `appendText` makes blanks unbreakable, so that long lines are
 * cut off in a hover.
 */
export function markdownText(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/[\\`*_{}[\]()#+\-.!~|$"']/g, "\\$&")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;");
}
