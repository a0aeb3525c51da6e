import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import * as esbuild from "esbuild";
import JSZip from "jszip";
import { median } from "../median.ts";
import type { Row } from "../row.ts";
import { atMost } from "../row.ts";
import { runMeasured } from "../runMeasured.ts";

const rounds = 9;

/**
 * Activation in a VS Code that has just started, against that of an extension
 * that does nothing. Both are activated by the suite alone, so that nothing of
 * it is over before the clock starts, and after the editor's own start.
 */
export async function activation(vsix: string, scratch: string): Promise<Row> {
  const { ensureChromium } = (await import(
    pathToFileURL(path.resolve("scripts/lib/chromium.mjs")).href
  )) as { readonly ensureChromium: () => Promise<string> };
  process.env["CHROME_PATH"] ??= await ensureChromium();
  const suite = path.resolve("out/bench/activationSuite.cjs");
  await esbuild.build({
    entryPoints: ["bench/speed/activationSuite.ts"],
    outfile: suite,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    external: ["vscode"],
    logLevel: "warning",
  });
  const ours = await unpackedWithoutEvents(vsix, path.join(scratch, "ours"));
  const empty = {
    folder: path.resolve("test/vscode-host/driver"),
    id: "style-trainer-tests.integration-driver",
  };
  const workspace = path.join(scratch, "workspace");
  fs.mkdirSync(workspace);
  const output = path.join(scratch, "activation.txt");
  process.env["STYLE_TRAINER_TEST_OUTPUT"] = output;
  process.env["STYLE_TRAINER_TEST_RESULT"] = path.join(scratch, "result.json");
  const timeOf = async ({ folder, id }: Extension): Promise<number> => {
    process.env["STYLE_TRAINER_TEST_ACTIVATE"] = id;
    fs.writeFileSync(output, "");
    await runMeasured(process.execPath, [
      path.resolve("test/vscode-host/code-shim.mjs"),
      `--extensionDevelopmentPath=${folder}`,
      `--extensionTestsPath=${suite}`,
      workspace,
    ]);
    return Number(fs.readFileSync(output, "utf8"));
  };
  const ourMs: number[] = [];
  const emptyMs: number[] = [];
  for (let round = 0; round < rounds; round++) {
    emptyMs.push(await timeOf(empty));
    ourMs.push(await timeOf(ours));
  }
  return atMost(
    "activation in a cold VS Code, beyond that of an empty extension",
    median(ourMs) - median(emptyMs),
    "ms",
    { must: 60, goal: 25 },
    `${median(ourMs).toFixed(1)} ms − ${median(emptyMs).toFixed(1)} ms`,
  );
}

interface Extension {
  readonly folder: string;
  readonly id: string;
}

async function unpackedWithoutEvents(
  vsix: string,
  folder: string,
): Promise<Extension> {
  const zip = await JSZip.loadAsync(fs.readFileSync(vsix));
  for (const entry of Object.values(zip.files)) {
    if (entry.dir || !entry.name.startsWith("extension/")) continue;
    const file = path.join(folder, entry.name.slice("extension/".length));
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, await entry.async("nodebuffer"));
  }
  const file = path.join(folder, "package.json");
  const manifest = JSON.parse(fs.readFileSync(file, "utf8")) as {
    name: string;
    publisher: string;
    activationEvents: string[];
  };
  manifest.activationEvents = [];
  fs.writeFileSync(file, JSON.stringify(manifest));
  return { folder, id: `${manifest.publisher}.${manifest.name}` };
}
