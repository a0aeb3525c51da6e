import type * as vscode from "vscode";
import type { S3Place } from "../../core/dataset/manifest.ts";
import type { S3Credentials } from "../../engine/hosting/s3/s3Credentials.ts";
import {
  credentialsIn,
  formatCredentials,
  parseCredentials,
  placeName,
} from "../../engine/hosting/s3/s3Credentials.ts";

/**
 * Credentials of the user's storages. Each belongs to the endpoint and bucket
 * it was given for and is found for nothing else: a manifest that names another
 * place, whoever wrote it, gets none.
 */
export interface StorageCredentials {
  get(place: S3Place): Promise<S3Credentials | undefined>;
  store(place: S3Place, credentials: S3Credentials): Promise<void>;
  /** What is stored for it, and the leave to use the environment's there. */
  remove(name: string): Promise<void>;
  /** Names of the places there is something for. */
  places(): readonly string[];
  /** The AWS_* variables; used only where `allowEnvironment` was called. */
  readonly environment: S3Credentials | undefined;
  allowEnvironment(place: S3Place): Promise<void>;
}

const secretPrefix = "styleTrainer.storage:";
const storedState = "styleTrainer.storage.places";
const allowedState = "styleTrainer.storage.environmentPlaces";

export function createStorageCredentials({
  secrets,
  memory,
  environment,
  log,
}: {
  readonly secrets: vscode.SecretStorage;
  readonly memory: vscode.Memento;
  readonly environment: NodeJS.ProcessEnv;
  readonly log: vscode.LogOutputChannel;
}): StorageCredentials {
  const names = (state: string) => memory.get<readonly string[]>(state, []);
  const add = async (state: string, name: string) =>
    memory.update(state, [...new Set([...names(state), name])]);
  const drop = async (state: string, name: string) =>
    memory.update(
      state,
      names(state).filter((each) => each !== name),
    );

  async function stored(name: string): Promise<S3Credentials | undefined> {
    try {
      const text = await secrets.get(secretPrefix + name);
      return text === undefined ? undefined : parseCredentials(text);
    } catch (error) {
      log.warn("The secret storage can't be read", String(error));
      return undefined;
    }
  }

  return {
    async get(place) {
      const name = placeName(place);
      const own = await stored(name);
      if (own) return own;
      return names(allowedState).includes(name)
        ? credentialsIn(environment)
        : undefined;
    },
    async store(place, credentials) {
      const name = placeName(place);
      await secrets.store(secretPrefix + name, formatCredentials(credentials));
      await add(storedState, name);
    },
    async remove(name) {
      await secrets.delete(secretPrefix + name);
      await drop(storedState, name);
      await drop(allowedState, name);
    },
    places: () => [...new Set([...names(storedState), ...names(allowedState)])],
    get environment() {
      return credentialsIn(environment);
    },
    allowEnvironment: async (place) => add(allowedState, placeName(place)),
  };
}
