import type { RuleFamily, RuleId, Severity } from "./finding.ts";

/** What is true of a rule whatever it finds. */
export interface RuleEntry {
  readonly id: RuleId;
  readonly family: RuleFamily;
  /** A few words, for lists and menus. */
  readonly title: string;
  readonly severity: Severity;
  /** The slug of the rule's heading in docs/rules.md. */
  readonly docsAnchor: string;
}

const entries = [
  entry("count", "too-few", "error", "Too few images"),
  entry("count", "too-many", "error", "Too many images"),
  entry("count", "more-than-needed", "information", "More than needed"),

  entry("format", "unsupported", "error", "Format the service refuses"),
  entry("format", "unrecognised", "error", "Not a picture"),
  entry("format", "empty", "error", "Empty file"),
  entry("format", "truncated", "error", "File ends too early"),
  entry("format", "corrupt", "error", "Damaged file"),
  entry("format", "undecodable", "error", "Picture can't be decoded"),
  entry("format", "too-many-pixels", "error", "Too many pixels to decode"),
  entry("format", "unreadable", "error", "File can't be read"),
  entry("format", "extension", "warning", "Extension is another format's"),
  entry("format", "animated", "warning", "Animated picture"),
  entry("format", "cmyk", "warning", "Colours for print"),
  entry("format", "wide-gamut", "information", "Colours beyond sRGB"),
  entry("format", "deep-colour", "information", "More than 8 bits a channel"),
  entry("format", "alpha", "information", "Transparency is dropped"),
  entry("format", "not-a-file", "warning", "Not a regular file"),
  entry("format", "folder", "information", "Folder isn't looked into"),

  entry("size", "too-large", "error", "File too large"),
  entry("size", "downscaled", "information", "Will be scaled down"),
  entry("size", "small", "warning", "Small picture"),
  entry("size", "aspect", "warning", "Extreme aspect ratio"),
  entry("size", "mixed", "information", "Very different sizes"),
  entry("size", "total", "information", "Large ZIP"),

  entry("name", "duplicate", "warning", "Names that clash elsewhere"),
  entry("name", "unsafe", "warning", "Name that not every system takes"),
  entry("name", "non-ascii", "information", "Name beyond ASCII"),
  entry("name", "system-files", "information", "System files are ignored"),

  entry("duplicate", "exact", "warning", "The same file twice"),
  entry("duplicate", "same-pixels", "warning", "The same pixels twice"),
  entry("duplicate", "near", "warning", "Nearly the same picture"),

  entry("quality", "soft", "warning", "Softer than the others"),
  entry("quality", "noisy", "warning", "Noisier than the others"),
  entry("quality", "dull", "information", "Duller than the others"),
  entry("quality", "compressed", "warning", "More compressed than the others"),

  entry("style", "outlier", "warning", "Breaks the style"),
  entry("style", "subset", "warning", "Two styles in one folder"),

  entry("consistency", "orientation", "warning", "All of one shape"),
  entry("consistency", "centred", "warning", "Everything in the middle"),
  entry("consistency", "low-key", "warning", "All dark"),
  entry("consistency", "high-key", "warning", "All light"),
  entry("consistency", "dominant-hue", "information", "All of one colour"),
  entry("consistency", "background", "warning", "All on a plain background"),
  entry("consistency", "frame", "warning", "All framed"),
  entry("consistency", "corner-mark", "warning", "The same mark in a corner"),
  entry("consistency", "horizon", "information", "All with one horizon"),
  entry("consistency", "compression", "warning", "All heavily compressed"),
  entry("consistency", "subject", "warning", "All of one subject"),

  entry("privacy", "location", "warning", "Says where it was taken"),
  entry("privacy", "metadata", "information", "Carries private metadata"),

  entry("prompt", "too-few", "information", "Few test prompts"),
  entry("prompt", "too-many", "information", "Many test prompts"),
  entry("prompt", "empty", "warning", "Empty prompt"),
  entry("prompt", "repeated", "information", "The same prompt twice"),
  entry("prompt", "size", "warning", "Size that can't be generated"),
  entry("prompt", "reference", "warning", "Reference that can't be sent"),
  entry("prompt", "restates-style", "warning", "Prompt restates the style"),
  entry("prompt", "wordmark", "warning", "Wordmark without straight quotes"),
  entry("prompt", "known-subject", "warning", "Subject is in the dataset"),

  entry("model", "air-missing", "information", "No AIR yet"),
  entry("model", "air-grammar", "error", "Not an AIR"),
  entry("model", "air-unusual", "warning", "Unusual AIR"),
  entry("model", "air-reused", "warning", "AIR of an earlier training"),
  entry("model", "version-reused", "warning", "Version of an earlier training"),
  entry("model", "name-missing", "information", "No model name yet"),
  entry("model", "name-too-long", "error", "Model name too long"),
  entry("model", "private-unset", "warning", "Private isn't set"),
  entry("model", "webhook-not-https", "error", "Webhook without https"),
  entry("model", "hero-not-https", "error", "Hero image without https"),
  entry("model", "dataset-not-https", "error", "Dataset URL without https"),

  entry("manifest", "problem", "error", "Manifest can't be understood"),
  entry("manifest", "history", "warning", "History can't be read"),
  entry("manifest", "missing-exclusion", "warning", "Excluded file is missing"),
  entry("manifest", "missing-image", "information", "Prompt of a missing file"),
  entry("manifest", "no-reason", "information", "Accepted without a reason"),
  entry("manifest", "stale-acceptance", "information", "Nothing to accept"),
] as const;

/** The rules there are. */
export type KnownRule = (typeof entries)[number]["id"];

/** Every rule, by family as in docs/rules.md. */
export const ruleCatalog: readonly RuleEntry[] = entries;

/** Every rule by its id. */
export const rulesById: ReadonlyMap<string, RuleEntry> = new Map(
  entries.map((each) => [each.id, each]),
);

function entry<Family extends RuleFamily, Name extends string>(
  family: Family,
  name: Name,
  severity: Severity,
  title: string,
) {
  return {
    id: `${family}/${name}` as const,
    family,
    severity,
    title,
    // GitHub's slug of the heading `family/name`: the slash falls away.
    docsAnchor: `${family}${name}`,
  };
}
