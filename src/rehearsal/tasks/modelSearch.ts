import { account } from "../account.ts";
import { baseModels } from "../baseModels.ts";
import { list, numeric, oneOf, text, uuid } from "../fields.ts";
import { trainedModels } from "../progress.ts";
import { answered } from "../refusal.ts";
import type { Item } from "../refusal.ts";
import type { Rehearsal } from "../rehearsal.ts";
import type { TaskKind } from "../runTask.ts";
import { optional, record } from "../shape.ts";
import type { ValueOf } from "../shape.ts";

const usualLimit = 20;

const shape = record({
  taskType: oneOf("modelSearch"),
  taskUUID: uuid(),
  search: optional(text()),
  source: optional(oneOf("featured", "community")),
  category: optional(
    oneOf("checkpoint", "lora", "lycoris", "vae", "embeddings"),
  ),
  architecture: optional(text()),
  capabilities: optional(list(text())),
  visibility: optional(oneOf("public", "private", "favorite", "owned", "all")),
  limit: optional(numeric({ min: 1, multiplier: 1 })),
  offset: optional(numeric({ min: 0, multiplier: 1 })),
  sort: optional(
    oneOf(
      "popularity",
      "-popularity",
      "name",
      "-name",
      "addedUnixTimestamp",
      "-addedUnixTimestamp",
      "updatedDateUnixTimestamp",
      "-updatedDateUnixTimestamp",
    ),
  ),
});

type Query = ValueOf<typeof shape>;

interface Listed {
  readonly air: string;
  readonly name: string;
  readonly shortDescription: string | undefined;
  readonly heroImage: string | null;
  readonly isOwn: boolean;
  readonly isPrivate: boolean;
  readonly addedMs: number;
}

const architecture = "exactly-illustrative";
const category = "checkpoint";
const capabilities = ["text-to-image", "image-to-image"];

export const modelSearch: TaskKind<Query> = {
  taskType: "modelSearch",
  shape,
  uuid: "fresh",
  isRead: true,
  run: (query, { rehearsal }) => {
    const found = sorted(
      listed(rehearsal).filter((model) => fits(model, query)),
      query.sort,
    );
    const offset = query.offset ?? 0;
    return answered({
      taskType: query.taskType,
      taskUUID: query.taskUUID,
      totalResults: found.length,
      results: found
        .slice(offset, offset + (query.limit ?? usualLimit))
        .map(toResult),
    });
  },
};

function listed(rehearsal: Rehearsal): readonly Listed[] {
  const { state, clock } = rehearsal;
  const own = trainedModels(state, clock.now(), rehearsal.switches());
  return [
    ...own.map(({ training, atMs }) => ({
      air: training.air,
      name: training.name,
      shortDescription: training.shortDescription,
      heroImage: training.heroImageURL ?? null,
      isOwn: true,
      isPrivate: training.private,
      addedMs: atMs,
    })),
    ...baseModels.map(({ air, name }) => ({
      air,
      name,
      shortDescription: undefined,
      heroImage: null,
      isOwn: false,
      isPrivate: false,
      addedMs: 0,
    })),
  ];
}

function fits(model: Listed, query: Query): boolean {
  const words = (query.search ?? "").toLowerCase();
  const texts = [model.air, model.name, model.shortDescription ?? ""];
  return (
    texts.some((one) => one.toLowerCase().includes(words)) &&
    isVisible(model, query.visibility ?? "all") &&
    (query.source === undefined ||
      query.source === (model.isOwn ? "community" : "featured")) &&
    (query.category ?? category) === category &&
    (query.architecture ?? architecture) === architecture &&
    (query.capabilities ?? []).every((one) => capabilities.includes(one))
  );
}

function isVisible(
  model: Listed,
  visibility: NonNullable<Query["visibility"]>,
): boolean {
  switch (visibility) {
    case "all":
      return true;
    case "public":
      return !model.isPrivate;
    case "private":
      return model.isPrivate;
    case "owned":
      return model.isOwn;
    case "favorite":
      return false;
  }
}

function sorted(
  models: readonly Listed[],
  sort: Query["sort"],
): readonly Listed[] {
  const isFalling = sort?.startsWith("-") ?? false;
  const direction = isFalling ? -1 : 1;
  switch (sort) {
    case "name":
    case "-name":
      return models.toSorted(
        (one, other) => direction * one.name.localeCompare(other.name),
      );
    case "addedUnixTimestamp":
    case "-addedUnixTimestamp":
    case "updatedDateUnixTimestamp":
    case "-updatedDateUnixTimestamp":
      return models.toSorted(
        (one, other) => direction * (one.addedMs - other.addedMs),
      );
    case "popularity":
    case "-popularity":
    case undefined:
      return models;
  }
}

function toResult(model: Listed): Item {
  const { air, name, shortDescription, heroImage, isOwn, isPrivate } = model;
  return {
    air,
    name,
    category,
    architecture,
    capabilities,
    source: isOwn ? "community" : "featured",
    provider: isOwn ? account.airSource : "exactly",
    heroImage,
    private: isPrivate,
    ...(shortDescription === undefined ? {} : { shortDescription }),
  };
}
