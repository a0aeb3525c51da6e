import type { FromDatasetPage } from "../../shared/datasetPage.ts";
import type { PageState } from "./pageState.ts";

declare function acquireVsCodeApi(): {
  readonly postMessage: (message: FromDatasetPage) => void;
  readonly getState: () => unknown;
  readonly setState: (state: PageState) => void;
};

/** The editor around the page; it can be had once. */
export const editor = acquireVsCodeApi();

export function send(message: FromDatasetPage): void {
  editor.postMessage(message);
}
