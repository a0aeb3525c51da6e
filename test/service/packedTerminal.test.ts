import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, symlinkSync } from "node:fs";
import path from "node:path";
import { folderOfTest } from "../fixtures/folder.ts";
import { drawings } from "../fixtures/pictures.ts";

describe("the npm package", function () {
  this.timeout(120_000);
  const copy = folderOfTest();
  const empty = folderOfTest();

  before(function () {
    // Its tools for packages are batch files there.
    if (process.platform === "win32") this.skip();
  });

  it("has what the terminal needs and nothing else, and works where there is nothing else", async () => {
    for (const name of [
      ...["src", "docs", "media", "scripts", "licenses", "esbuild.mjs"],
      ...["package.json", "tsconfig.json", "LICENSE", "README.md"],
      ...["THIRD-PARTY-NOTICES.md", "samples"],
    ]) {
      if (existsSync(name)) {
        cpSync(name, path.join(copy.path(), name), { recursive: true });
      }
    }
    symlinkSync(
      path.resolve("node_modules"),
      path.join(copy.path(), "node_modules"),
    );
    const packed = execFileSync(
      "npm",
      ["pack", "--json", "--pack-destination", empty.path()],
      { cwd: copy.path(), encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] },
    );
    const [{ filename, files }] = JSON.parse(
      packed.slice(packed.indexOf("[")),
    ) as [{ filename: string; files: { path: string }[] }];
    const names = files.map((file) => file.path);
    for (const name of ["dist/cli.js", "dist/worker.js", "docs/rules.md"]) {
      assert.ok(names.includes(name), name);
    }
    const strange = names.filter(
      (name) =>
        !/^(dist\/((cli|worker)\.js|parts\/\w+\.js)|docs\/(rules|terminal)\.md|docs\/schemas\/[\w-]+\.schema\.json|licenses\/[\w.-]+\.txt|[A-Z-]+(\.md)?|package\.json)$/.test(
          name,
        ),
    );
    assert.deepEqual(strange, []);
    execFileSync("tar", ["xzf", filename], { cwd: empty.path() });
    const home = path.join(empty.path(), "package");
    // Its one dependency, as npm would install it.
    symlinkSync(path.resolve("node_modules"), path.join(home, "node_modules"));
    for (const { name, content } of await drawings(12)) {
      empty.write(name, content);
    }
    const { bin } = JSON.parse(
      readFileSync(path.join(home, "package.json"), "utf8"),
    ) as { bin: Record<string, string> };
    const program = path.join(home, bin["style-trainer"] ?? "");
    assert.match(readFileSync(program, "utf8"), /^#!\/usr\/bin\/env node\n/);
    const run = (...arguments_: string[]) =>
      execFileSync(process.execPath, [program, ...arguments_], {
        cwd: empty.path(),
        encoding: "utf8",
        env: {
          PATH: process.env["PATH"],
          XDG_CACHE_HOME: path.join(empty.path(), "cache"),
        },
      });
    assert.match(run("lint", "."), /^\.: 12 images, 0 errors/);
    assert.match(run("lint", ".", "--format", "sarif"), /"2\.1\.0"/);
    assert.match(run("schema", "manifest"), /json-schema\.org/);
    assert.match(run("--version"), /^\d+\.\d+\.\d+/);
  });
});
