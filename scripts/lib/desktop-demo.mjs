import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { findDesktop, installOnDesktop } from "./desktop.mjs";
import { rootFolder, say } from "./run.mjs";

/**
 * The demonstration where VS Code does not come from npm: a desktop VS Code with
 * settings and extensions of its own, until its window is closed or `interrupted` resolves.
 */
export async function demonstrateOnDesktop(options) {
  const { vsix, theme, speed, interrupted } = options;
  const support = path.join(rootFolder, "out/test/ui/support");
  const require = createRequire(import.meta.url);
  const { makeWorkspace } = require(path.join(support, "workspace.cjs"));
  const { startRehearsal } = require(path.join(support, "rehearsal.cjs"));
  const { studioSettings } = require(path.join(support, "studio.cjs"));

  const executable = await findDesktop();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "st-"));
  let rehearsal;
  try {
    const workspace = makeWorkspace(path.join(folder, "samples"));
    rehearsal = await startRehearsal({
      speed,
      stateFolder: path.join(folder, "rehearsal"),
    });
    const startArguments = await installOnDesktop(executable, vsix, folder);
    const settingsFile = path.join(folder, "u/User/settings.json");
    fs.mkdirSync(path.dirname(settingsFile), { recursive: true });
    fs.writeFileSync(
      settingsFile,
      JSON.stringify(studioSettings(theme, rehearsal.url)),
    );
    const editor = spawn(executable, [workspace, ...startArguments], {
      stdio: "ignore",
      env: { ...process.env, RUNWARE_API_KEY: rehearsal.apiKey },
    });
    say("VS Code is open; close its window or press Ctrl-C to end");
    const closed = once(editor, "exit");
    await Promise.race([closed, interrupted]);
    editor.kill();
    await closed;
  } finally {
    await rehearsal?.stop();
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
