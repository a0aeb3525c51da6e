import { hashText } from "../evaluation/hashText.ts";
import type { Json } from "../json.ts";
import { promptJson } from "./versionManifest.ts";
import type { Version, VersionEvaluation, VersionTraining } from "./lock.ts";

/**
 * One line of the lock. Says by itself which version it is about and never
 * changes: so git can merge two histories line by line, in any order.
 */
export type Fact = Readonly<Record<string, Json>> & {
  readonly version: string;
};

/**
 * The name of a packaged state: the same ZIP and the same manifest have the
 * same one on every machine.
 */
export function versionId({ zip, manifest }: Version): string {
  const about = manifest
    ? JSON.stringify(manifestFacts("", manifest).map((fact) => sorted(fact)))
    : "";
  return hashText(`${zip.sha256}\n${about}`);
}

/** Everything that is known of a version when it is packaged. */
export function packagedFacts(id: string, version: Version): readonly Fact[] {
  const { zip, images, manifest, findings, git, air } = version;
  return [
    {
      version: id,
      packaged: version.packagedAt,
      zip: zip.file,
      bytes: zip.bytes,
      sha256: zip.sha256,
      ...(zip.format !== undefined && { format: zip.format }),
      images: images.length,
      ...(findings && { findings: findings.length }),
    },
    ...images.map(({ file, entry, bytes, sha256 }) => ({
      version: id,
      image: file,
      entry,
      bytes,
      sha256,
    })),
    ...(manifest
      ? manifestFacts(id, manifest)
      : modelFacts(id, air, version.version)),
    ...(findings ?? []).map(({ rule, severity, file, message }) => ({
      version: id,
      finding: rule,
      severity,
      ...(file !== undefined && { file }),
      message,
    })),
    ...(git
      ? [{ version: id, commit: git.commit ?? null, clean: git.clean }]
      : []),
  ];
}

/** What became known of a training: as one fact, beside those there are. */
export function trainingFact(
  id: string,
  { taskUUID, air, files, failure, ...training }: Partial<VersionTraining>,
  trainedAs: { readonly air?: string; readonly version?: string },
): Fact {
  return {
    version: id,
    training: taskUUID ?? "",
    ...(trainedAs.air !== undefined && { air: trainedAs.air }),
    ...(trainedAs.version !== undefined && { label: trainedAs.version }),
    ...training,
    ...(files && { files: files.map((file) => ({ ...file })) }),
    ...(failure && { failure: { ...failure } }),
    ...(air !== undefined && { returned: air }),
  };
}

export function evaluationFact(
  id: string,
  taskUUID: string,
  evaluation: VersionEvaluation,
): Fact {
  const { at, ...results } = evaluation;
  return { version: id, evaluation: at, training: taskUUID, ...results };
}

function manifestFacts(
  version: string,
  manifest: NonNullable<Version["manifest"]>,
): readonly Fact[] {
  const { name, brief, model, exclude, accept, provenance, prompts } = manifest;
  return [
    ...(name === undefined ? [] : [{ version, name }]),
    { version, brief: { ...brief } },
    { version, model: { ...model } },
    ...exclude.map(({ file, ...about }) => ({
      version,
      excluded: file,
      ...about,
    })),
    ...accept.map(({ rule, ...about }) => ({
      version,
      accepted: rule,
      ...about,
    })),
    ...[...provenance].map(([file, prompt]) => ({
      version,
      provenance: file,
      prompt,
    })),
    ...prompts.map((each) => {
      const { prompt = "", ...about } = promptJson(each);
      return { version, testPrompt: prompt, ...about };
    }),
  ];
}

function modelFacts(
  id: string,
  air: string | undefined,
  version: string | undefined,
): readonly Fact[] {
  if (air === undefined && version === undefined) return [];
  const model = {
    ...(air !== undefined && { air }),
    ...(version !== undefined && { version }),
  };
  return [{ version: id, model }];
}

/** By keys: in which order a manifest's fields stand makes no difference. */
function sorted(value: Json): Json {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value as readonly Json[];
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}
