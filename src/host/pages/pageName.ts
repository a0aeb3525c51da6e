/** What a page is called: its folder in src/webview, its script and style in dist/webview. */
export type PageName = "dataset" | "narrow" | "compare" | "testImages";

/** The editor's name for it; the manifest says that we are activated for it. */
export function viewTypeOf(name: PageName): string {
  return `styleTrainer.${name}`;
}
