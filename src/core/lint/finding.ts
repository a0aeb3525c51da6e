import type { Json, JsonPath } from "../json.ts";
import type { Text } from "../words/text.ts";

/** error: the service will refuse. warning: the result will suffer. information: worth knowing. */
export type Severity = "error" | "warning" | "information";

/** One thing lint says. */
export interface Finding {
  /** `family/name`; each is a heading of docs/rules.md. */
  readonly rule: RuleId;
  readonly severity: Severity;
  /** A sentence with the number and the limit. */
  readonly message: Text;
  /** The image it is about; null: the dataset. */
  readonly file: string | null;
  /** Other images that belong to it. */
  readonly related: readonly string[];
  /** The numbers behind the message, for tools. */
  readonly data: Readonly<Record<string, Json>>;
  /** The place in the manifest a finding on the dataset is about. */
  readonly at?: JsonPath;
  /** The file of prompts that place is in; absent: the manifest. Path from the dataset's folder. */
  readonly in?: string;
}

export type RuleId = `${RuleFamily}/${string}`;

export type RuleFamily =
  | "count"
  | "format"
  | "size"
  | "name"
  | "duplicate"
  | "quality"
  | "style"
  | "consistency"
  | "privacy"
  | "prompt"
  | "model"
  | "manifest";
