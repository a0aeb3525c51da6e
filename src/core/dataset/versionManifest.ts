import type { Json } from "../json.ts";
import type { Manifest, TestPrompt } from "./manifest.ts";
import type { VersionManifest } from "./lock.ts";

/** What of a manifest makes a version; how it is sent is left aside. */
export function versionManifest({
  name,
  brief,
  model,
  exclude,
  accept,
  provenance,
  prompts,
}: Manifest): VersionManifest {
  return {
    ...(name !== undefined && { name }),
    ...{ brief, model, exclude, accept, provenance },
    prompts: prompts.map(withoutFound),
  };
}

/**
 * The parts of a manifest that belong to a version, as JSON that parses to the
 * same.
 */
export function manifestJson({
  name,
  brief,
  model,
  exclude,
  accept,
  provenance,
  prompts,
}: VersionManifest): Readonly<Record<string, Json>> {
  return {
    ...(name !== undefined && { name }),
    brief: { ...brief },
    model: { ...model },
    exclude: exclude.map((each) => ({ ...each })),
    accept: accept.map((each) => ({ ...each })),
    images: Object.fromEntries(
      [...provenance].map(([file, prompt]) => [file, { prompt }]),
    ),
    prompts: prompts.map(promptJson),
  };
}

/** One prompt as JSON that parses to the same. */
export function promptJson(prompt: TestPrompt): Readonly<Record<string, Json>> {
  const { reference, ...about } = withoutFound(prompt);
  return { ...about, ...(reference && { reference: { ...reference } }) };
}

/** What a prompt says, without what the folder said of its reference. */
function withoutFound(prompt: TestPrompt): TestPrompt {
  if (!prompt.reference) return prompt;
  const { found, ...reference } = prompt.reference;
  return found ? { ...prompt, reference } : prompt;
}
