import type { Finding } from "../lint/finding.ts";
import { english } from "../words/text.ts";
import type { Dataset } from "./facts.ts";
import type {
  Version,
  VersionFinding,
  VersionImage,
  VersionManifest,
} from "./lock.ts";
import { usableImages } from "./membership.ts";
import { labelOf } from "./namedVersions.ts";
import { versionManifest } from "./versionManifest.ts";

/** What can be compared: a version, or the folder as it is now. */
export interface ComparedState {
  readonly label: string;
  readonly images: readonly Omit<VersionImage, "entry">[];
  /** Absent: the lock that noted it didn't keep the manifest. */
  readonly manifest?: VersionManifest;
  /** Absent: not known. */
  readonly findings?: readonly VersionFinding[];
}

/** What differs between two states of a dataset. */
export interface DatasetDiff {
  readonly before: string;
  readonly after: string;
  readonly images: ImageChanges;
  readonly sections: readonly DiffSection[];
  /** Parts that one of the two doesn't know, so that they can't be compared. */
  readonly unknown: readonly ("manifest" | "findings")[];
}

export interface ImageChanges {
  readonly added: readonly ComparedImage[];
  readonly removed: readonly ComparedImage[];
  /** The same name, other bytes. */
  readonly changed: readonly {
    readonly before: ComparedImage;
    readonly after: ComparedImage;
  }[];
  /** The same bytes under another name. */
  readonly renamed: readonly { readonly from: string; readonly to: string }[];
  readonly unchanged: number;
}

export type ComparedImage = ComparedState["images"][number];

export type SectionName =
  | "brief"
  | "model"
  | "exclusions"
  | "accepted findings"
  | "image prompts"
  | "test prompts"
  | "findings";

/** Changes of one part of the manifest, or of what lint says; never empty. */
export interface DiffSection {
  readonly name: SectionName;
  readonly changes: readonly {
    readonly what: string;
    /** Absent: it wasn't there. */
    readonly before?: string;
    /** Absent: it is gone. */
    readonly after?: string;
  }[];
}

export function stateOfVersion(version: Version): ComparedState {
  const { images, manifest, findings } = version;
  return {
    label: labelOf(version),
    // Under which name one was in the ZIP is no difference.
    images: images.map(({ file, bytes, sha256 }) => ({ file, bytes, sha256 })),
    ...(manifest && { manifest }),
    ...(findings && { findings }),
  };
}

/** The folder as it is: what would be packaged now. */
export function stateOfDataset(
  dataset: Dataset,
  findings: readonly Finding[],
  label: string,
): ComparedState {
  return {
    label,
    images: usableImages(dataset).flatMap(({ file, bytes, sha256 }) =>
      sha256 === undefined ? [] : [{ file, bytes, sha256 }],
    ),
    manifest: versionManifest(dataset.manifest),
    findings: findings.map(({ rule, severity, file, message }) => ({
      rule,
      severity,
      ...(file !== null && { file }),
      message: english(message),
    })),
  };
}

/** Compares two states of a dataset. Pure. */
export function diffStates(
  before: ComparedState,
  after: ComparedState,
): DatasetDiff {
  const a = before.manifest;
  const b = after.manifest;
  const sections = [
    ...(a && b ? manifestSections(a, b) : []),
    ...(before.findings && after.findings
      ? [section("findings", findingsIn(before), findingsIn(after))]
      : []),
  ];
  return {
    before: before.label,
    after: after.label,
    images: imageChanges(before.images, after.images),
    sections: sections.filter(({ changes }) => changes.length > 0),
    unknown: [
      ...(a && b ? [] : (["manifest"] as const)),
      ...(before.findings && after.findings ? [] : (["findings"] as const)),
    ],
  };
}

/** Whether nothing that is known differs. */
export function isEmptyDiff({ images, sections }: DatasetDiff): boolean {
  const { added, removed, changed, renamed } = images;
  return [added, removed, changed, renamed, sections].every(
    ({ length }) => length === 0,
  );
}

function imageChanges(
  before: readonly ComparedImage[],
  after: readonly ComparedImage[],
): ImageChanges {
  const old = new Map(before.map((image) => [image.file, image]));
  const now = new Map(after.map((image) => [image.file, image]));
  const gone = before.filter(({ file }) => !now.has(file));
  const renamed: { from: string; to: string }[] = [];
  const added = after.filter(({ file, sha256 }) => {
    if (old.has(file)) return false;
    const index = gone.findIndex((image) => image.sha256 === sha256);
    const [from] = index < 0 ? [] : gone.splice(index, 1);
    if (from) renamed.push({ from: from.file, to: file });
    return !from;
  });
  const both = before.flatMap((image) => {
    const same = now.get(image.file);
    return same ? [{ before: image, after: same }] : [];
  });
  const changed = both.filter(
    (pair) => pair.before.sha256 !== pair.after.sha256,
  );
  return {
    added,
    removed: gone,
    changed,
    renamed,
    unchanged: both.length - changed.length,
  };
}

function manifestSections(
  a: VersionManifest,
  b: VersionManifest,
): readonly DiffSection[] {
  return [
    section("brief", briefOf(a), briefOf(b)),
    section("model", modelOf(a), modelOf(b)),
    section("exclusions", exclusionsOf(a), exclusionsOf(b)),
    section("accepted findings", acceptedIn(a), acceptedIn(b)),
    section("image prompts", a.provenance, b.provenance),
    section("test prompts", promptsOf(a), promptsOf(b)),
  ];
}

type Facts = ReadonlyMap<string, string>;

function section(name: SectionName, before: Facts, after: Facts): DiffSection {
  const keys = new Set([...before.keys(), ...after.keys()]);
  return {
    name,
    changes: [...keys]
      .map((what) => {
        const old = before.get(what);
        const now = after.get(what);
        return {
          what,
          ...(old !== undefined && { before: old }),
          ...(now !== undefined && { after: now }),
        };
      })
      .filter((change) => change.before !== change.after),
  };
}

function briefOf({ name, brief }: VersionManifest): Facts {
  return new Map([
    ...(name === undefined ? [] : [["name", name] as const]),
    ...(brief.summary ? [["summary", brief.summary] as const] : []),
    ...brief.constants.map((each) => [`constant ${each}`, "meant"] as const),
  ]);
}

function modelOf({ model }: VersionManifest): Facts {
  return new Map(
    Object.entries(model).map(([key, value]) => [key, String(value)]),
  );
}

function exclusionsOf({ exclude }: VersionManifest): Facts {
  return new Map(exclude.map(({ file, reason }) => [file, reason ?? ""]));
}

function acceptedIn({ accept }: VersionManifest): Facts {
  return new Map(
    accept.map(({ rule, file, reason }) => [about(rule, file), reason]),
  );
}

function promptsOf({ prompts }: VersionManifest): Facts {
  return new Map(
    prompts.map(({ prompt, width, height, quality, reference }) => [
      prompt,
      [
        `${width} × ${height} px`,
        quality,
        ...(reference ? [`${reference.type} ${reference.image}`] : []),
      ].join(", "),
    ]),
  );
}

function findingsIn({ findings = [] }: ComparedState): Facts {
  return new Map(
    findings.map(({ rule, file, message }) => [about(rule, file), message]),
  );
}

function about(rule: string, file: string | undefined): string {
  return file === undefined ? rule : `${rule} on ${file}`;
}
