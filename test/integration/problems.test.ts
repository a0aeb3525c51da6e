import assert from "node:assert/strict";
import { copyFile, cp, mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import * as vscode from "vscode";
import { until } from "./support/until.ts";
import {
  inWorkspace,
  ourProblems,
  ruleOf,
  rulesOn,
} from "./support/workspace.ts";

const isSerious = ({ severity }: vscode.Diagnostic) =>
  severity <= vscode.DiagnosticSeverity.Warning;

describe("Problems", () => {
  const faulty = (file: string) => inWorkspace("faulty", file);
  const stellarManifest = inWorkspace("stellar", "style-dataset.json");

  before(async () => {
    await until(
      "the faulty dataset to be linted",
      () => ourProblems(faulty("style-dataset.json")).length > 0,
    );
  });

  it("stand on the image they are about", () => {
    assert.ok(rulesOn(faulty("truncated.jpg")).includes("format/truncated"));
    assert.ok(rulesOn(faulty("empty.webp")).includes("format/empty"));
    assert.ok(rulesOn(faulty("animation.png")).includes("format/unsupported"));
    assert.ok(rulesOn(faulty("oversized.png")).includes("size/too-large"));
  });

  it("about the dataset stand at the manifest's line", async () => {
    const manifest = await vscode.workspace.openTextDocument(
      faulty("style-dataset.json"),
    );
    const grammar = ourProblems(manifest.uri).find(
      (problem) => ruleOf(problem) === "model/air-grammar",
    );
    assert.ok(grammar);
    const line = manifest.lineAt(grammar.range.start.line).text;
    assert.match(line, /"air"/);
  });

  it("link to the rule's heading in the documentation", async () => {
    const rules = await readFile("docs/rules.md", "utf8");
    for (const problem of ourProblems(faulty("style-dataset.json"))) {
      assert.ok(typeof problem.code === "object");
      assert.match(problem.code.target.fragment, /^[a-z-]+$/);
      assert.ok(rules.includes(`\`${ruleOf(problem)}\``), ruleOf(problem));
    }
  });

  it("leave a good dataset alone", async () => {
    await vscode.commands.executeCommand(
      "styleTrainer.lint",
      inWorkspace("stellar"),
    );
    const files = await vscode.workspace.findFiles("stellar/*");
    assert.ok(files.length > 12);
    assert.deepEqual(
      files.flatMap((file) =>
        ourProblems(file)
          .filter(isSerious)
          .map(({ message }) => message),
      ),
      [],
    );
  });

  it("offer quick fixes at the manifest", async () => {
    const uri = faulty("style-dataset.json");
    const [problem] = ourProblems(uri).filter(
      ({ severity }) => severity !== vscode.DiagnosticSeverity.Error,
    );
    assert.ok(problem);
    const fixes = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      uri,
      problem.range,
    );
    const titles = fixes.map(({ title }) => title);
    assert.ok(titles.includes("Accept this finding…"), titles.join());
  });

  it("appear and go with the file that causes them", async () => {
    const broken = inWorkspace("stellar", "broken.jpg");
    await copyFile(faulty("truncated.jpg").fsPath, broken.fsPath);
    await until("the problem", () =>
      rulesOn(broken).includes("format/truncated"),
    );
    await rm(broken.fsPath);
    await until("its end", () => ourProblems(broken).length === 0);
  });

  it("go when the image is excluded, by an edit that can be undone", async () => {
    const broken = inWorkspace("stellar", "to-exclude.jpg");
    await copyFile(faulty("truncated.jpg").fsPath, broken.fsPath);
    const before = await readFile(stellarManifest.fsPath, "utf8");
    try {
      await until("the problem", () => ourProblems(broken).length > 0);
      await vscode.commands.executeCommand("styleTrainer.excludeImage", {
        folder: inWorkspace("stellar"),
        file: "to-exclude.jpg",
      });
      const saved = await readFile(stellarManifest.fsPath, "utf8");
      assert.match(saved, /"to-exclude\.jpg"/);
      await until("its end", () => ourProblems(broken).length === 0);
      await vscode.window.showTextDocument(stellarManifest);
      await vscode.commands.executeCommand("undo");
      const document = await vscode.workspace.openTextDocument(stellarManifest);
      assert.equal(document.getText(), before);
      await document.save();
    } finally {
      await rm(broken.fsPath, { force: true });
    }
  });

  it("come for a dataset that is created, and go when its manifest is deleted", async () => {
    const folder = inWorkspace("newcomer");
    await mkdir(folder.fsPath);
    await cp(
      inWorkspace("stellar", "moon.jpg").fsPath,
      join(folder.fsPath, "moon.jpg"),
    );
    await vscode.commands.executeCommand("styleTrainer.createDataset", folder);
    const manifest = vscode.Uri.joinPath(folder, "style-dataset.json");
    await until("too few images", () =>
      rulesOn(manifest).includes("count/too-few"),
    );
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await rm(manifest.fsPath);
    await until("their end", () => ourProblems(manifest).length === 0);
    await rm(folder.fsPath, { recursive: true });
  });
});
