import type { ModelVersion } from "../../core/evaluation/planEvaluation.ts";

/** The new one beside the old one, as in the editor. */
const usualModels = 2;

/**
 * Which of the trained models are meant, by AIR, what follows its `@`, or
 * version; the two newest when none is named.
 *
 * @throws a sentence with the names there are
 */
export function chosenModels(
  versions: readonly ModelVersion[],
  names: readonly string[],
): readonly ModelVersion[] {
  if (names.length === 0) return versions.slice(0, usualModels);
  const wanted = new Set(names.map((name) => modelNamed(versions, name)));
  return versions.filter((version) => wanted.has(version));
}

function modelNamed(
  versions: readonly ModelVersion[],
  name: string,
): ModelVersion {
  const found = versions.find(
    ({ air, modelVersion }) =>
      air === name ||
      modelVersion === name ||
      air.endsWith(`@${name.replace(/^@/, "")}`),
  );
  if (found) return found;
  throw new Error(
    versions.length === 0
      ? "No model has been trained on this dataset yet."
      : `There is no trained model ${name}; there ${versions.length === 1 ? "is" : "are"} ${versions.map(({ air }) => air).join(", ")}.`,
  );
}
