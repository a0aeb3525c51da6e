import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { BrowserContext } from "playwright-core";
import { openBrowser } from "../../vscode-host/browser.ts";
import type { BrowserOptions } from "../../vscode-host/browser.ts";
import { onExit } from "../../vscode-host/onExit.ts";
import {
  dataFolder,
  installVsix,
  startHost,
} from "../../vscode-host/server.ts";
import type { Host, HostOptions } from "../../vscode-host/server.ts";
import { editorSettings } from "../../vscode-host/settings.ts";
import { startRehearsal } from "./rehearsal.ts";
import type { Rehearsal } from "./rehearsal.ts";
import { Workbench } from "./workbench.ts";
import { makeWorkspace } from "./workspace.ts";

/** How many times faster than real the demonstration's trainings pass: two hours in a minute. */
const defaultSpeed = 120;

const colorThemes = {
  dark: "Dark Modern",
  light: "Light Modern",
  "high contrast dark": "Default High Contrast",
  "high contrast light": "Default High Contrast Light",
} as const;

export interface StudioOptions {
  /** The VSIX that is installed, as a user has it. */
  readonly vsix: string;
  /** Others that are installed beside it. */
  readonly beside?: readonly string[];
  readonly theme?: keyof typeof colorThemes;
  readonly speed?: number;
  /** On top of the ones every studio has. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /**
   * Whether editor settings and environment lead to the rehearsal, as in the
   * demonstration; otherwise they are as after the installation. True by default.
   */
  readonly isConnected?: boolean;
  /** Whether the environment has the rehearsal's key, where the settings lead to it. True by default. */
  readonly hasKey?: boolean;
  /** Of the editor, on top of what every studio has. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Whether the workspace is a folder with nothing in it. False by default. */
  readonly isEmpty?: boolean;
}

/** Rehearsal service, sample workspace and an editor with the extension: the whole product at work. */
export interface Studio {
  /** Opens the workspace in the editor. */
  readonly url: string;
  /** Copies of the sample datasets. */
  readonly workspace: string;
  /** Whatever the editor keeps: settings, logs, state, data and caches of the user. */
  readonly stateFolder: string;
  readonly rehearsal: Rehearsal;
  /** Where the editor keeps its user's data; a terminal of that user has it as XDG_DATA_HOME. */
  readonly dataFolder: string;
  /** Opens the workspace in a headless browser, ready to be driven. */
  readonly open: (options?: BrowserOptions) => Promise<Workbench>;
  /** Ends the editor alone, as a user who leaves. */
  readonly endEditor: () => Promise<void>;
  /** Ends the editor alone and starts it again, as a user who comes back. */
  readonly restartEditor: () => Promise<void>;
  /** Ends everything and removes everything it made. */
  readonly stop: () => Promise<void>;
}

export async function startStudio(options: StudioOptions): Promise<Studio> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "style-trainer-"));
  const stateFolder = path.join(folder, "editor");
  // As promises: one that is still opening has to be closed too.
  const browsers = new Set<Promise<BrowserContext>>();
  const remove = (): void => {
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  let rehearsal: Rehearsal | undefined;
  let host: Host | undefined;
  const forget = onExit(remove);
  const stop = async (): Promise<void> => {
    await Promise.allSettled(
      [...browsers].map(async (browser) => (await browser).close()),
    );
    await host?.stop();
    await rehearsal?.stop();
    forget();
    remove();
  };
  try {
    const workspace = (options.isEmpty === true ? makeEmpty : makeWorkspace)(
      path.join(folder, "samples"),
    );
    const service = await startRehearsal({
      speed: options.speed ?? defaultSpeed,
      stateFolder: path.join(folder, "rehearsal"),
    });
    rehearsal = service;
    for (const vsix of [options.vsix, ...(options.beside ?? [])]) {
      installVsix(stateFolder, vsix);
    }
    const sameUser = hostOptions(options, stateFolder, service);
    host = await startHost(sameUser);
    const { port, url: hostUrl } = host;
    const url = `${hostUrl}/?folder=${encodeURIComponent(workspace)}`;
    return {
      url,
      workspace,
      stateFolder,
      rehearsal: service,
      dataFolder: dataFolder(stateFolder),
      stop,
      open: async (browserOptions) => {
        const opening = openBrowser(browserOptions);
        browsers.add(opening);
        const browser = await opening;
        const workbench = new Workbench(await browser.newPage());
        await workbench.open(url);
        return workbench;
      },
      endEditor: async () => {
        await host?.stop();
        host = undefined;
      },
      restartEditor: async () => {
        await host?.stop();
        // The same port: the browser keeps secrets per address.
        host = await startHost({ ...sameUser, port });
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function makeEmpty(folder: string): string {
  fs.mkdirSync(folder);
  return fs.realpathSync(folder);
}

function hostOptions(
  options: StudioOptions,
  stateFolder: string,
  rehearsal: Rehearsal,
): HostOptions {
  const { isConnected = true, hasKey = true } = options;
  const { "styleTrainer.service.endpoint": endpoint, ...settings } =
    studioSettings(options.theme ?? "dark", rehearsal.url);
  return {
    stateFolder,
    settings: {
      ...settings,
      ...(isConnected && { "styleTrainer.service.endpoint": endpoint }),
      ...options.settings,
    },
    environment: {
      ...(isConnected && hasKey && { RUNWARE_API_KEY: rehearsal.apiKey }),
      ...options.environment,
    },
  };
}

/** User settings of the demonstration, wherever it runs. */
export function studioSettings(
  theme: keyof typeof colorThemes,
  endpoint: string,
): Record<string, unknown> {
  return {
    ...editorSettings,
    "workbench.colorTheme": colorThemes[theme],
    "styleTrainer.service.endpoint": endpoint,
  };
}
