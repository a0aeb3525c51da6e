import type { JsonPath } from "../json.ts";

/** The request's fields that come from the manifest, by their path there. */
const places: Readonly<Record<string, JsonPath>> = {
  "importModel.air": ["model", "air"],
  "importModel.name": ["model", "name"],
  "importModel.version": ["model", "version"],
  "importModel.private": ["model", "private"],
  "importModel.shortDescription": ["model", "shortDescription"],
  "importModel.heroImageURL": ["model", "heroImageURL"],
  importModel: ["model"],
  "inputs.dataset": ["hosting"],
  webhookURL: ["webhookURL"],
};

/**
 * Where the manifest says what the service refuses: a failure's `parameter`,
 * or the first of several that come from there.
 */
export function manifestPlace(
  parameter: string | undefined,
): JsonPath | undefined {
  return (parameter ?? "")
    .split(",")
    .map((each) => each.trim())
    .flatMap((each) =>
      Object.hasOwn(places, each) ? [places[each] ?? []] : [],
    )
    .at(0);
}
