import * as vscode from "vscode";
import type { Finding, Severity } from "../../core/lint/finding.ts";
import { locate } from "../../engine/dataset/manifestEdits.ts";
import { words } from "../words.ts";
import type { DatasetState } from "../datasets/datasetState.ts";
import type { Datasets } from "../datasets/datasets.ts";
import { ruleUri } from "./ruleUri.ts";

const severities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
};

/** The name findings stand under in Problems. */
export const diagnosticSource = "Style Trainer";

/** A diagnostic that remembers its finding, for the quick fixes. */
export class FindingDiagnostic extends vscode.Diagnostic {
  readonly finding: Finding;
  readonly folder: vscode.Uri;

  constructor(range: vscode.Range, finding: Finding, folder: vscode.Uri) {
    super(range, words(finding.message), severities[finding.severity]);
    this.finding = finding;
    this.folder = folder;
    this.source = diagnosticSource;
    this.code = { value: finding.rule, target: ruleUri(finding.rule) };
    this.relatedInformation = finding.related.map(
      (file) =>
        new vscode.DiagnosticRelatedInformation(
          new vscode.Location(
            vscode.Uri.joinPath(folder, file),
            new vscode.Position(0, 0),
          ),
          file,
        ),
    );
  }
}

/**
 * Puts findings where the editor can show them: on the image, or, since a
 * problem can't point at a folder, on the manifest's line that is about it.
 */
export function showProblems(datasets: Datasets): vscode.Disposable {
  const collection =
    vscode.languages.createDiagnosticCollection("styleTrainer");
  /** What each dataset has put into the collection, to take it out again. */
  const shown = new Map<string, readonly vscode.Uri[]>();

  async function show(state: DatasetState): Promise<void> {
    const { linted } = state;
    // While it is being read again, the last known problems stay.
    if (!linted || state.work.kind === "reading") return;
    const manifest = await textOf(state.manifest);
    const { promptFile } = linted.dataset.manifest;
    const prompts =
      promptFile &&
      (await textOf(vscode.Uri.joinPath(state.folder, promptFile.file)));
    const entries = new Map<string, FindingDiagnostic[]>();
    for (const finding of linted.report.findings) {
      const uri = placeOf(state, finding);
      const text = finding.in === undefined ? manifest : prompts;
      const range =
        finding.file === null ? rangeIn(text, finding) : firstCharacter;
      const list = entries.get(uri.toString()) ?? [];
      list.push(new FindingDiagnostic(range, finding, state.folder));
      entries.set(uri.toString(), list);
    }
    replace(
      state.folder.toString(),
      [...entries].map(([uri, list]) => [vscode.Uri.parse(uri), list]),
    );
  }

  function replace(
    folder: string,
    entries: readonly [vscode.Uri, FindingDiagnostic[]][],
  ): void {
    const cleared = (shown.get(folder) ?? []).map(
      (uri): [vscode.Uri, undefined] => [uri, undefined],
    );
    collection.set([...cleared, ...entries]);
    if (entries.length > 0)
      shown.set(
        folder,
        entries.map(([uri]) => uri),
      );
    else shown.delete(folder);
  }

  function update(folder: vscode.Uri | undefined): void {
    if (folder) {
      const state = datasets.get(folder);
      if (state) void show(state);
      return;
    }
    const present = new Set(
      datasets.all().map((state) => state.folder.toString()),
    );
    for (const key of [...shown.keys()]) {
      if (!present.has(key)) replace(key, []);
    }
  }

  const subscription = datasets.onDidChange(update);
  for (const { folder } of datasets.all()) update(folder);
  return vscode.Disposable.from(collection, subscription);
}

/** The file a finding stands at. */
function placeOf(
  { folder, manifest }: DatasetState,
  { file, in: text }: Finding,
): vscode.Uri {
  const name = file ?? text;
  return name === undefined ? manifest : vscode.Uri.joinPath(folder, name);
}

const firstCharacter = new vscode.Range(0, 0, 0, 0);

function rangeIn(
  document: vscode.TextDocument | undefined,
  finding: Finding,
): vscode.Range {
  if (!document || !finding.at) return firstCharacter;
  const { offset, length } = locate(document.getText(), finding.at);
  const range = new vscode.Range(
    document.positionAt(offset),
    document.positionAt(offset + length),
  );
  return range.isSingleLine ? range : lineOf(document, range.start.line);
}

/** Where a whole list or object is meant, its first line stands for it. */
function lineOf(document: vscode.TextDocument, line: number): vscode.Range {
  const { range, firstNonWhitespaceCharacterIndex } = document.lineAt(line);
  return range.with(
    range.start.with({ character: firstNonWhitespaceCharacterIndex }),
  );
}

async function textOf(
  uri: vscode.Uri,
): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    // Deleted since it was read: the finding stands at the top until the
    // deletion is noticed, too.
    return undefined;
  }
}
