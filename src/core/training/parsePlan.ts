import { isHosting, parseHosting } from "../dataset/parseHosting.ts";
import { isRecord, numberIn, own, stringIn } from "../json.ts";
import type { TrainingPlan, TrainingTask } from "./plan.ts";

/** A plan as the journal keeps it; undefined when something needed is missing. */
export function parsePlan(json: unknown): TrainingPlan | undefined {
  const root = recordOf(json);
  const taskUUID = stringIn(root, "taskUUID");
  const service = recordOf(own(root, "service"));
  const kind = own(service, "kind");
  const endpoint = stringIn(service, "endpoint");
  const dataset = recordOf(own(root, "dataset"));
  const folder = stringIn(dataset, "folder");
  const datasetName = stringIn(dataset, "name");
  const model = parseModel(own(root, "model"));
  const zip = parseZip(own(root, "zip"));
  const hosting = parseHosting(own(root, "hosting"));
  const webhookURL = stringIn(root, "webhookURL");
  if (
    taskUUID === undefined ||
    (kind !== "runware" && kind !== "rehearsal") ||
    endpoint === undefined ||
    folder === undefined ||
    datasetName === undefined ||
    !model ||
    !zip ||
    !isHosting(hosting)
  ) {
    return undefined;
  }
  return {
    taskUUID,
    service: { kind, endpoint },
    dataset: { folder, name: datasetName },
    model,
    zip,
    hosting,
    ...(webhookURL !== undefined && { webhookURL }),
  };
}

/** A training request as the journal keeps it, key for key. */
export function parseTask(json: unknown): TrainingTask | undefined {
  const root = recordOf(json);
  const taskUUID = stringIn(root, "taskUUID");
  const model = stringIn(root, "model");
  const includeCost = own(root, "includeCost");
  const dataset = stringIn(recordOf(own(root, "inputs")), "dataset");
  const registration = recordOf(own(root, "importModel"));
  const importModel = parseModel(registration);
  const uniqueIdentifier = stringIn(registration, "uniqueIdentifier");
  const webhookURL = stringIn(root, "webhookURL");
  if (
    own(root, "taskType") !== "training" ||
    taskUUID === undefined ||
    model === undefined ||
    typeof includeCost !== "boolean" ||
    dataset === undefined ||
    !importModel ||
    uniqueIdentifier === undefined
  ) {
    return undefined;
  }
  return {
    taskType: "training",
    taskUUID,
    model,
    includeCost,
    ...(webhookURL !== undefined && { webhookURL }),
    inputs: { dataset },
    importModel: { ...importModel, uniqueIdentifier },
  };
}

function parseModel(json: unknown): TrainingPlan["model"] | undefined {
  const root = recordOf(json);
  const air = stringIn(root, "air");
  const name = stringIn(root, "name");
  const isPrivate = own(root, "private");
  if (
    air === undefined ||
    name === undefined ||
    typeof isPrivate !== "boolean"
  ) {
    return undefined;
  }
  const version = stringIn(root, "version");
  const shortDescription = stringIn(root, "shortDescription");
  const heroImageURL = stringIn(root, "heroImageURL");
  return {
    air,
    name,
    ...(version !== undefined && { version }),
    private: isPrivate,
    ...(shortDescription !== undefined && { shortDescription }),
    ...(heroImageURL !== undefined && { heroImageURL }),
  };
}

function parseZip(json: unknown): TrainingPlan["zip"] | undefined {
  const root = recordOf(json);
  const file = stringIn(root, "file");
  const bytes = numberIn(root, "bytes");
  const sha256 = stringIn(root, "sha256");
  return file === undefined || bytes === undefined || sha256 === undefined
    ? undefined
    : { file, bytes, sha256 };
}

function recordOf(json: unknown): Readonly<Record<string, unknown>> {
  return isRecord(json) ? json : {};
}
