import type { Json } from "../json.ts";
import { foldedName } from "../text.ts";
import type { Dataset } from "./facts.ts";
import type { Version, VersionImage } from "./lock.ts";
import type { Exclusion } from "./manifest.ts";
import { includedImages } from "./membership.ts";
import { labelOf } from "./namedVersions.ts";
import { manifestJson, versionManifest } from "./versionManifest.ts";

/** What makes a dataset what it was at a version. */
export interface RollbackPlan {
  readonly version: string;
  /** Pictures whose bytes have to be written; `replaces`: a file is in their place now. */
  readonly images: readonly {
    readonly image: VersionImage;
    readonly replaces: boolean;
  }[];
  /** Pictures that weren't in it: they stay in the folder and are left out. */
  readonly leftOut: readonly string[];
  /** New values of parts of the manifest; undefined: the part is removed. */
  readonly fields: Readonly<Record<string, Json | undefined>>;
}

/**
 * Plans a rollback from what the folder holds now. Pure.
 *
 * @param spelled what the disk lists for names of the version that it has under
 *   another spelling: where case doesn't count, `A.PNG` is in the place of `a.png`
 */
export function planRollback(
  dataset: Dataset,
  version: Version,
  spelled: ReadonlyMap<string, string>,
): RollbackPlan {
  const entries = new Set(dataset.entries.map(({ file }) => file));
  const present = new Map(
    dataset.images.map(({ file, sha256 }) => [file, sha256]),
  );
  const wanted = new Set(version.images.map(({ file }) => file));
  const before = version.manifest ?? versionManifest(dataset.manifest);
  const kept = before.exclude.filter(({ file }) => !wanted.has(file));
  const excluded = new Set(kept.map(({ file }) => file));
  const everExcluded = {
    ...dataset,
    manifest: { ...dataset.manifest, exclude: [] },
  };
  const replaced = new Set(spelled.values());
  const leftOut = includedImages(everExcluded)
    .map(({ file }) => file)
    .filter(
      (file) => !wanted.has(file) && !replaced.has(file) && !excluded.has(file),
    );
  const known = new Map(
    dataset.manifest.exclude.map((each) => [each.file, each]),
  );
  const exclude: readonly Exclusion[] = [
    ...kept,
    ...leftOut.map(
      (file) =>
        known.get(file) ?? { file, reason: `not in ${labelOf(version)}` },
    ),
  ];
  const isInPlace = (file: string) => entries.has(file) || spelled.has(file);
  return {
    version: labelOf(version),
    images: version.images
      .filter(({ file, sha256 }) => present.get(file) !== sha256)
      .map((image) => ({ image, replaces: isInPlace(image.file) })),
    leftOut,
    fields: changedFields(dataset, { ...before, exclude }),
  };
}

/** Whether the dataset is what it was already. */
export function isEmptyRollback({ images, fields }: RollbackPlan): boolean {
  return images.length === 0 && Object.keys(fields).length === 0;
}

/** Two names or more that are one file where case doesn't count; none in most versions. */
export function clashingNames({ images }: Version): readonly string[] {
  const names = images.map(({ file }) => file);
  const others = (name: string) =>
    names.filter((other) => foldedName(other) === foldedName(name));
  const clash = names.find((name) => others(name).length > 1);
  return clash === undefined ? [] : others(clash);
}

function changedFields(
  { manifest }: Dataset,
  wanted: NonNullable<Version["manifest"]>,
): RollbackPlan["fields"] {
  const now = manifestJson(versionManifest(manifest));
  const then = manifestJson(wanted);
  const keys = new Set([...Object.keys(now), ...Object.keys(then)]);
  const changed = [...keys].filter(
    (key) => JSON.stringify(now[key]) !== JSON.stringify(then[key]),
  );
  return {
    ...Object.fromEntries(changed.map((key) => [key, then[key]])),
    // A version has all its prompts itself; those of a file would be added to them.
    ...(manifest.promptFile &&
      changed.includes("prompts") && { promptFile: undefined }),
  };
}
