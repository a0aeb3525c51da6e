import { limits } from "../../core/limits.ts";
import type { TrainingService } from "../../core/training/plan.ts";
import { serviceAt } from "../../core/training/serviceAddress.ts";
import type { ServiceClient } from "../../engine/service/connect.ts";
import { accountMark, connect } from "../../engine/service/connect.ts";

/** The service this terminal speaks to, with the key from its environment. */
export interface Connection {
  readonly service: TrainingService;
  readonly client: ServiceClient;
  /** Tells accounts apart without telling the key. */
  readonly account: string;
}

const keyName = "RUNWARE_API_KEY";
const endpointName = "STYLE_TRAINER_ENDPOINT";

/**
 * Which service is meant: an option, the environment, or the service's own
 * address. Never a dataset's manifest: who writes one must not choose where a
 * key goes.
 */
export function chosenService(
  endpoint = process.env[endpointName],
): TrainingService {
  return serviceAt(
    endpoint === undefined || endpoint === "" ? limits.endpoint : endpoint,
  );
}

/** Undefined: there is no key. */
export function connectionTo(service: TrainingService): Connection | undefined {
  const apiKey = process.env[keyName]?.trim();
  if (!apiKey) return undefined;
  const { endpoint } = service;
  return {
    service,
    client: connect({ endpoint, apiKey }),
    account: accountMark(endpoint, apiKey),
  };
}

/** @throws a sentence that says where the key is looked for */
export function neededConnection(service: TrainingService): Connection {
  const connection = connectionTo(service);
  if (connection) return connection;
  throw new Error(
    service.kind === "rehearsal"
      ? `There is no API key: put the one that \`style-trainer rehearse\` printed into ${keyName}.`
      : `There is no API key: put it into ${keyName}. It is sent to ${service.endpoint} and to nothing else.`,
  );
}
