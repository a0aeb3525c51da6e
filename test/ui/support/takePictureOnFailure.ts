import type { Workbench } from "./workbench.ts";

/**
 * Call inside `describe`: leaves `<pathStart>-<number>.png` of how the editor
 * looked when a test failed.
 */
export function takePictureOnFailure(
  workbench: () => Workbench | undefined,
  pathStart: string,
): void {
  let count = 0;
  afterEach(async function () {
    if (this.currentTest?.state !== "failed") return;
    count += 1;
    const file = `${pathStart}-${count}.png`;
    await workbench()?.page.screenshot({ path: file });
    console.log(`picture: ${file}`);
  });
}
