import type { Workbench } from "./workbench.ts";

/** Measuring the samples on a busy machine. */
const longWaitMs = 120_000;

/** Opens each page of the extension; the sample has to have two versions with pictures. */
export async function openEveryPage(workbench: Workbench): Promise<void> {
  const page = () => workbench.webview();
  await workbench.openContainer("Style Trainer");
  await workbench
    .treeRow("Datasets", "Everything wrong")
    .locator(".label-description", { hasText: "errors" })
    .waitFor({ timeout: longWaitMs });
  await workbench.command("Style Trainer: Open Dataset Page");
  await workbench.quickRow("Everything wrong").click();
  await page().locator(".card").first().waitFor({ timeout: longWaitMs });
  await workbench.command("Style Trainer: Show Test Images");
  await workbench.quickRow("Stellar").click();
  await page().locator("img").nth(3).waitFor({ timeout: longWaitMs });
  await workbench.command("Style Trainer: Narrow Library…");
  await workbench.quickRow("Stellar").click();
  await page()
    .getByText(/^\d+ of 12 images chosen$/)
    .waitFor({ timeout: longWaitMs });
  await workbench.command("Style Trainer: Compare Versions…");
  await workbench.quickRow("Stellar").click();
  await workbench.quickRows().filter({ hasText: "12 images" }).click();
  await workbench.quickRow("The folder as it is").click();
  // It is named so once it shows something.
  await workbench.tab("→").waitFor({ timeout: longWaitMs });
  await page().locator("h1").waitFor({ timeout: longWaitMs });
}
