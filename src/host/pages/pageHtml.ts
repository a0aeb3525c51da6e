/** What the page's frame is made of; addresses as the webview gives them. */
export interface PageFrame {
  readonly cspSource: string;
  readonly scriptUri: string;
  /** What applies before what comes after it. */
  readonly styleUris: readonly string[];
  /** New for every page: only our script runs. */
  readonly nonce: string;
  /** BCP 47, for screen readers. */
  readonly language: string;
}

/** The page before its script runs: no content, nothing inline, nothing from elsewhere. */
export function pageHtml(frame: PageFrame): string {
  const policy = [
    "default-src 'none'",
    `img-src ${frame.cspSource}`,
    `style-src ${frame.cspSource}`,
    `script-src 'nonce-${frame.nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return `<!DOCTYPE html>
<html lang="${escaped(frame.language)}">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
${frame.styleUris
  .map(
    (uri) => `    <link rel="stylesheet" href="${escaped(uri)}">
`,
  )
  .join("")}  </head>
  <body>
    <script nonce="${escaped(frame.nonce)}" src="${escaped(frame.scriptUri)}"></script>
  </body>
</html>
`;
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll('"', "&quot;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
