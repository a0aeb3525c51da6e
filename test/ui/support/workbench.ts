import type { FrameLocator, Locator, Page } from "playwright-core";

const startLimitMs = 60_000;
/** A toast that does not come within this time was dropped by the editor, or never sent. */
const toastLimitMs = 1_500;
/** A tooltip comes half a second after the pointer rests; on a busy machine later. */
const restMs = 500;
const tooltipLimitMs = 4_000;

/**
 * Drives a VS Code in a browser. Its class names are not an interface: they are
 * those of the version that test/vscode-host/package-lock.json names.
 */
export class Workbench {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(url: string): Promise<void> {
    await this.page.goto(url);
    await this.page
      .locator(".monaco-workbench .part.statusbar")
      .waitFor({ timeout: startLimitMs });
  }

  /** Loads the page again, as a user who presses F5. */
  async reload(): Promise<void> {
    await this.open(this.page.url());
  }

  /**
   * Runs a command by its title in the palette, e.g. `Style Trainer: Lint Dataset`.
   * The exact match is not always the first row, so it is clicked, not entered.
   */
  async command(title: string): Promise<void> {
    await this.#openQuickInput();
    await this.#quickInputBox().fill(`>${title}`);
    await this.quickRow(title).click();
  }

  quickRows(): Locator {
    return this.page.locator(
      ".quick-input-widget:visible .quick-input-list .monaco-list-row",
    );
  }

  /** The row of the open list with exactly that label. */
  quickRow(label: string): Locator {
    return this.quickRows()
      .filter({ has: this.#label(label) })
      .first();
  }

  /** Answers the open input box. */
  async answer(text: string): Promise<void> {
    const input = this.#quickInputBox();
    await input.fill(text);
    await input.press("Enter");
  }

  /** Answers the input box with that title, once it is open. */
  async answerTo(
    title: string,
    text: string,
    timeout = startLimitMs,
  ): Promise<void> {
    await this.inputBox(title).waitFor({ timeout });
    await this.answer(text);
  }

  /** Takes what the box with that title offers, once it ends so: a dialog for files fills it in late. */
  async acceptOffered(title: string, offered: string): Promise<void> {
    await this.inputBox(title).waitFor({ timeout: startLimitMs });
    const box = this.#quickInputBox();
    const end = Date.now() + startLimitMs;
    while (!(await box.inputValue()).endsWith(offered)) {
      if (Date.now() > end) throw new Error(`it doesn't offer …${offered}`);
      await this.page.waitForTimeout(50);
    }
    await box.press("Enter");
  }

  /** The title of the input box that is open. */
  inputBox(title: string): Locator {
    return this.page.locator(".quick-input-widget:visible .quick-input-title", {
      hasText: title,
    });
  }

  /** Opens a container of the activity bar by its title. */
  async openContainer(title: string): Promise<void> {
    const item = this.activityItem(title);
    await item.waitFor({ timeout: startLimitMs });
    const isOpen = (await item.getAttribute("class"))?.includes("checked");
    if (isOpen !== true) await item.click();
    await this.page
      .locator(".part.sidebar .composite.title", { hasText: title })
      .waitFor();
  }

  /** Opens the fixes at the cursor; it is too early while they are still collected. */
  async showQuickFix(title: string): Promise<void> {
    const fix = this.page.locator(".action-widget").getByText(title);
    const end = Date.now() + startLimitMs;
    while (!(await fix.isVisible())) {
      if (Date.now() > end) throw new Error(`there is no fix "${title}"`);
      await this.page.keyboard.press("Control+.");
      await fix.waitFor({ timeout: toastLimitMs }).catch(() => undefined);
    }
  }

  /** Drags the side bar's edge to the right. */
  async widenSideBar(pixels: number): Promise<void> {
    const box = await this.page.locator(".part.sidebar").boundingBox();
    if (!box) throw new Error("there is no side bar");
    const edge = box.x + box.width + 1;
    const middle = box.y + box.height / 2;
    await this.page.mouse.move(edge, middle);
    await this.page.mouse.down();
    await this.page.mouse.move(edge + pixels, middle, { steps: 5 });
    await this.page.mouse.up();
  }

  activityItem(title: string): Locator {
    return this.page
      .locator(
        `.part.activitybar .action-item:has(> a.action-label[aria-label^="${title}"])`,
      )
      .first();
  }

  /** A tree by the name of its view. Rows that are scrolled out are not in the page. */
  tree(view: string): Locator {
    return this.page.locator(
      `.part.sidebar .monaco-list[role="tree"][aria-label="${view}"]`,
    );
  }

  treeRow(view: string, label: string): Locator {
    return this.tree(view)
      .locator('.monaco-list-row[role="treeitem"]')
      .filter({ has: this.#label(label) })
      .first();
  }

  /** Turns the wheel over a tree; down is positive. */
  async scrollTree(view: string, pixels: number): Promise<void> {
    await this.tree(view).hover();
    await this.page.mouse.wheel(0, pixels);
  }

  /** A file or folder in the Explorer, which must be showing. */
  explorerRow(name: string): Locator {
    return this.treeRow("Files Explorer", name);
  }

  /** Opens a row's children unless they are open. */
  async expand(row: Locator): Promise<void> {
    if ((await row.getAttribute("aria-expanded")) !== "true") {
      await row.locator(".monaco-tl-twistie").click();
    }
  }

  /**
   * Rests the pointer on a row until its tooltip says the text. A row that is drawn anew
   * under a pointer that rests loses its tooltip, so the pointer leaves and comes back.
   */
  async readTooltip(row: Locator, text: string): Promise<void> {
    const tooltip = this.page
      .locator(".monaco-hover:visible", { hasText: text })
      .first();
    const end = Date.now() + startLimitMs;
    while (!(await tooltip.isVisible())) {
      if (Date.now() > end) throw new Error(`no tooltip says "${text}"`);
      await this.page.mouse.move(0, 0);
      await row.hover();
      await tooltip.waitFor({ timeout: tooltipLimitMs }).catch(() => undefined);
    }
  }

  /** Resolves when a row stays where it is: what unfolds above it pushes it down. */
  private async rested(row: Locator): Promise<void> {
    const end = Date.now() + startLimitMs;
    let last = await row.boundingBox();
    for (;;) {
      await this.page.waitForTimeout(restMs);
      const now = await row.boundingBox();
      if (now !== null && now.y === last?.y) return;
      if (Date.now() > end) throw new Error("the row never comes to rest");
      last = now;
    }
  }

  /** Clicks one of the icons that a row shows under the pointer. */
  async inlineAction(row: Locator, title: string): Promise<void> {
    const action = row.locator(`.actions .action-label[aria-label="${title}"]`);
    const end = Date.now() + startLimitMs;
    // A row that is drawn anew under the pointer hides its icons until the pointer moves.
    while (!(await action.isVisible())) {
      if (Date.now() > end) throw new Error(`the row has no "${title}"`);
      await this.page.mouse.move(0, 0);
      await this.rested(row);
      await row.hover();
      await action.waitFor({ timeout: toastLimitMs }).catch(() => undefined);
    }
    await action.click();
  }

  async contextAction(row: Locator, title: string): Promise<void> {
    const menu = this.page.locator(".context-view .monaco-menu");
    const end = Date.now() + startLimitMs;
    // A tree that is drawn anew in between takes the menu away.
    while (!(await menu.isVisible())) {
      if (Date.now() > end) throw new Error("the row shows no menu");
      await this.rested(row);
      await row.click({ button: "right" });
      await menu.waitFor({ timeout: tooltipLimitMs }).catch(() => undefined);
    }
    const item = menu
      .locator(".action-item")
      .filter({ hasText: title })
      .first();
    // A menu takes no click just after it opened, for fear of an accident: click until it is gone.
    while (await menu.isVisible()) {
      await item.click({ timeout: 2_000 }).catch((error: unknown) => {
        if (menuIsGone(error)) return;
        throw error;
      });
      await this.page.waitForTimeout(200);
    }
  }

  /** An item an extension put in the status bar: `publisher.name` and the item's id. */
  statusItem(extensionId: string, itemId: string): Locator {
    return this.page.locator(`.part.statusbar [id="${extensionId}.${itemId}"]`);
  }

  /** The notification with that text, from the centre when it was not shown as a toast. */
  async notification(text: string): Promise<Locator> {
    const found = this.page
      .locator(
        ".notifications-toasts .notification-list-item, .notifications-center .notification-list-item",
      )
      .filter({ hasText: text })
      .first();
    try {
      await found.waitFor({ timeout: toastLimitMs });
    } catch {
      // More than three within 0.8 s are not shown as toasts. Opened by command, not by
      // the bell: the bell's tooltip covers the buttons.
      await this.command("Notifications: Show Notifications");
      await found.waitFor();
    }
    return found;
  }

  async notificationButton(text: string, button: string): Promise<void> {
    const notification = await this.notification(text);
    await notification
      .getByRole("button", { name: button, exact: true })
      .click();
  }

  async clearNotifications(): Promise<void> {
    await this.command("Notifications: Clear All Notifications");
  }

  /** The dialog that waits for an answer. */
  dialog(): Locator {
    return this.page.locator(".monaco-dialog-box");
  }

  async dialogButton(button: string): Promise<void> {
    await this.dialog()
      .getByRole("button", { name: button, exact: true })
      .click();
  }

  /** The Problems panel, opened. */
  async problems(): Promise<Locator> {
    const panel = this.page.locator(".part.panel .markers-panel");
    if (!(await panel.isVisible())) {
      await this.page.locator('[id="status.problems"]').click();
      await panel.waitFor();
    }
    return panel;
  }

  async openFile(relativePath: string): Promise<void> {
    await this.#openQuickInput();
    await this.#quickInputBox().fill(relativePath);
    await this.quickRows().first().click();
  }

  /** The text editor of the file with that name. */
  textEditor(fileName: string): Locator {
    return this.page.locator(`.monaco-editor[data-uri$="${fileName}"]`);
  }

  tab(label: string): Locator {
    return this.page.locator(".tabs-container .tab", { hasText: label });
  }

  /** The page that shows now: hidden ones stay in the document, hence `:visible`. */
  webview(): FrameLocator {
    return this.page
      .locator("iframe.webview.ready:visible")
      .first()
      .contentFrame()
      .locator("iframe#active-frame")
      .contentFrame();
  }

  /** A key is lost while the editor still loads, or moves the focus elsewhere. */
  async #openQuickInput(): Promise<void> {
    const end = Date.now() + startLimitMs;
    while (!(await this.#quickInputBox().isVisible())) {
      if (Date.now() > end) throw new Error("the palette does not open");
      await this.page.keyboard.press("F1");
      await this.#quickInputBox()
        .waitFor({ timeout: toastLimitMs })
        .catch(() => undefined);
    }
  }

  #quickInputBox(): Locator {
    return this.page
      .locator(".quick-input-widget:visible .quick-input-box input")
      .first();
  }

  #label(label: string): Locator {
    return this.page.locator(".label-name").getByText(label, { exact: true });
  }
}

/** The click lost the race against the menu that an earlier click had closed. */
function menuIsGone(error: unknown): boolean {
  return error instanceof Error && error.name === "TimeoutError";
}
