import type * as vscode from "vscode";

const secretName = "styleTrainer.apiKey";
const environmentName = "RUNWARE_API_KEY";

/** The key and where it comes from. It is shown to nobody. */
export type ApiKey =
  | { readonly source: "secret storage"; readonly value: string }
  | { readonly source: "environment"; readonly value: string };

export interface ApiKeys {
  get(): Promise<ApiKey | undefined>;
  store(value: string): Promise<void>;
  remove(): Promise<void>;
  readonly onDidChange: vscode.Event<unknown>;
}

/**
 * The user's key: from the editor's secret storage, or, where that has none or
 * doesn't work (bare Linux without a keyring), from the environment.
 */
export function createApiKeys(
  secrets: vscode.SecretStorage,
  environment: NodeJS.ProcessEnv,
  log: vscode.LogOutputChannel,
): ApiKeys {
  return {
    async get() {
      const stored = await readSecret(secrets, log);
      if (stored) return { source: "secret storage", value: stored };
      const value = environment[environmentName]?.trim();
      return value ? { source: "environment", value } : undefined;
    },
    store: async (value) => secrets.store(secretName, value),
    remove: async () => secrets.delete(secretName),
    onDidChange: secrets.onDidChange,
  };
}

async function readSecret(
  secrets: vscode.SecretStorage,
  log: vscode.LogOutputChannel,
): Promise<string | undefined> {
  try {
    return await secrets.get(secretName);
  } catch (error) {
    log.warn("The secret storage can't be read", String(error));
    return undefined;
  }
}
