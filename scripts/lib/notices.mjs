import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { rootFolder } from "./run.mjs";

const introduction = `# Third-party notices

Style Trainer is under the [MIT licence](LICENSE). It ships with the following software of others, under the licences below.
This page is generated from what the bundles are made of (\`npm run docs\`).

The native code that decodes images (\`@img/sharp-*\`, \`@img/sharp-libvips-*\`) differs between platforms and stands in
\`node_modules/@img\` as its makers publish it, with its licence and a list of the libraries in it. libvips is under
[LGPL-3.0-or-later](licenses/LGPL-3.0.txt), which adds to the [GPL-3.0](licenses/GPL-3.0.txt). It is a library of its own, which may be
replaced by another build.
`;

/** Packages that ship as they are, besides those for one platform alone. */
const shippedAsTheyAre = ["sharp", "@img/colour", "detect-libc", "semver"];

/** @returns {Promise<string>} THIRD-PARTY-NOTICES.md, from the bundles as they would ship. */
export async function thirdPartyNotices() {
  const names = new Set([...(await bundledPackages()), ...shippedAsTheyAre]);
  const parts = [...names].sort().map(noticeOf);
  return [introduction, ...parts].join("\n");
}

async function bundledPackages() {
  const folder = fs.mkdtempSync(
    path.join(os.tmpdir(), "style-trainer-notices-"),
  );
  try {
    const { buildToShip } = await import("../../esbuild.mjs");
    const outputs = await buildToShip(folder);
    return Object.values(outputs).flatMap(({ inputs }) =>
      Object.keys(inputs).flatMap((file) => {
        const match = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file);
        return match === null ? [] : [match[1]];
      }),
    );
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function noticeOf(name) {
  const folder = path.join(rootFolder, "node_modules", name);
  const { version, license } = JSON.parse(
    fs.readFileSync(path.join(folder, "package.json"), "utf8"),
  );
  const text = licenceText(name, folder).replaceAll("\r\n", "\n").trim();
  return `## ${name} ${version}\n\n${license}\n\n~~~text\n${text}\n~~~\n`;
}

function licenceText(name, folder) {
  const files = fs.readdirSync(folder);
  const licence = files.find((file) => /^(licen[cs]e|copying)/i.test(file));
  if (licence !== undefined) {
    return fs.readFileSync(path.join(folder, licence), "utf8");
  }
  const readme = files.find((file) => /^readme/i.test(file));
  const text =
    readme === undefined
      ? ""
      : fs.readFileSync(path.join(folder, readme), "utf8");
  const part = /^#+ *licen[cs]e[^\n]*\n([^]+)/im.exec(text);
  if (part === null) throw new Error(`${name} says nowhere how it is licensed`);
  return part[1];
}
