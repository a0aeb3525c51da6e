/**
 * Every number and name the service's documentation states, in one place.
 *
 * Sources:
 * - [model]  https://runware.ai/docs/models/exactly-illustrative-training
 * - [guide]  https://runware.ai/docs/models/exactly-illustrative-training/guides/training-a-style-model
 * - [upload] https://runware.ai/docs/platform/model-upload
 * - [api]    https://runware.ai/docs/platform/introduction
 */
export const limits = {
  /** Where tasks are sent. [api] */
  endpoint: "https://api.runware.ai/v1",
  /** The trainer's own identifier, sent as `model`. [model] */
  trainerModel: "exactly:illustrative@training",
  /** Images in one ZIP; fewer or more are refused after the download. [guide] */
  minImages: 10,
  maxImages: 50,
  /** Formats by content, not by name. [model] */
  formats: ["jpeg", "png", "webp"],
  /** "50 MB" per image [model]; decimal, because the smaller reading is safe. */
  maxImageBytes: 50_000_000,
  /** Larger images are scaled down to this long side. [model] */
  maxLongSidePixels: 4096,
  /** Characters of `importModel.name`. [model] */
  maxModelNameLength: 400,
  /** Wall time of one training, milliseconds: "about two hours". [guide] */
  usualTrainingMs: 2 * 60 * 60 * 1000,
  /** Test images to judge a model by, on subjects absent from the dataset. [guide] */
  minTestPrompts: 10,
  maxTestPrompts: 20,
  /** Width and height of generated images, pixels. [guide] */
  minGeneratedPixels: 1024,
  maxGeneratedPixels: 2048,
  generatedPixelStep: 64,
  /** `settings.quality`; the first is the default. [guide] */
  qualities: ["low", "high"],
  /** Reference images of one generation, and what one can be. [guide] */
  maxReferenceImages: 1,
  referenceTypes: ["sketch", "reference"],
  /** Adjustable for a sketch alone [guide]; the range is the usual one, none is stated. */
  minStrength: 0,
  maxStrength: 1,
} as const;

/** A picture format the service trains on. */
export type TrainableFormat = (typeof limits.formats)[number];

/** The pipeline a picture is generated with. */
export type Quality = (typeof limits.qualities)[number];

/** What a picture sent along with a prompt is for. */
export type ReferenceType = (typeof limits.referenceTypes)[number];

/** Whether the service trains on this format. */
export function isTrainable(format: string): format is TrainableFormat {
  return (limits.formats as readonly string[]).includes(format);
}

/** Whether a generated picture may have this width or height, pixels. */
export function isGeneratedSide(pixels: number): boolean {
  return (
    Number.isInteger(pixels) &&
    pixels >= limits.minGeneratedPixels &&
    pixels <= limits.maxGeneratedPixels &&
    pixels % limits.generatedPixelStep === 0
  );
}
