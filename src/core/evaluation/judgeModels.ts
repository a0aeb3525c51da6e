import type { ImageFacts } from "../dataset/facts.ts";
import { medianOf } from "../style/compareStyles.ts";
import type { StyleDescriptor } from "../style/descriptor.ts";
import type { ModelCloseness } from "./closeness.ts";
import { closenessOf } from "./closeness.ts";
import type { Drawn, ModelChange } from "./compareModels.ts";
import { compareModels } from "./compareModels.ts";
import type { Repeat } from "./copiedFrom.ts";
import { originalsAmong } from "./copiedFrom.ts";

/** A picture that a model drew, measured. */
export interface DrawnImage {
  /** Names it among all that are looked at. */
  readonly id: string;
  readonly promptKey: string;
  readonly facts: ImageFacts;
}

/** One model: what it was trained on and what it drew. */
export interface JudgedModel {
  readonly air: string;
  /** What of its training pictures is still there. */
  readonly training: readonly ImageFacts[];
  readonly drawn: readonly DrawnImage[];
}

/** What measuring says of some models. */
export interface Judgement {
  /** By AIR. */
  readonly closeness: ReadonlyMap<string, ModelCloseness>;
  /** Each model against the next older one, by the newer one's AIR. */
  readonly changes: ReadonlyMap<string, ModelChange>;
  /** Drawn pictures that repeat a training picture, by their id. */
  readonly repeats: ReadonlyMap<string, Repeat>;
}

/**
 * Compares what models drew with what they were trained on, and with each
 * other. Takes up to seconds for hundreds of pictures.
 * @param models newest first
 */
export function judgeModels(models: readonly JudgedModel[]): Judgement {
  const closeness = new Map<string, ModelCloseness>();
  const changes = new Map<string, ModelChange>();
  const repeats = new Map<string, Repeat>();
  for (const [at, { air, training, drawn }] of models.entries()) {
    const outputs = drawn.map(({ facts }) => facts);
    const found = closenessOf(stylesOf(training), stylesOf(outputs));
    closeness.set(
      air,
      found.kind === "measured"
        ? {
            ...found,
            sizes: {
              training: usualLongSide(training),
              outputs: usualLongSide(outputs),
            },
          }
        : found,
    );
    const originalOf = originalsAmong(training);
    for (const { id, facts } of drawn) {
      const repeat = originalOf(facts);
      if (repeat) repeats.set(id, repeat);
    }
    const older = models[at + 1];
    if (!older) continue;
    changes.set(
      air,
      compareModels(stylesOf(training), byPrompt(older.drawn), byPrompt(drawn)),
    );
  }
  return { closeness, changes, repeats };
}

/** The middle of the long sides of those that were measured, pixels. */
function usualLongSide(images: readonly ImageFacts[]): number {
  return medianOf(
    images.flatMap(({ header, pixels }) =>
      header && pixels ? [Math.max(header.width, header.height)] : [],
    ),
  );
}

function stylesOf(images: readonly ImageFacts[]): readonly StyleDescriptor[] {
  return images.flatMap(({ pixels }) => pixels?.style ?? []);
}

function byPrompt(drawn: readonly DrawnImage[]): readonly Drawn[] {
  return drawn.flatMap(({ promptKey, facts }) =>
    facts.pixels ? [{ promptKey, style: facts.pixels.style }] : [],
  );
}
