import assert from "node:assert/strict";
import type { S3Place } from "../../../src/core/dataset/manifest.ts";
import type { StorageCredentials } from "../../../src/host/connection/storageCredentials.ts";
import { createStorageCredentials } from "../../../src/host/connection/storageCredentials.ts";

const place: S3Place = {
  endpoint: "https://storage.example",
  region: "eu-central-1",
  bucket: "illustrations",
};
const credentials = { accessKeyId: "ID", secretAccessKey: "very+secret/" };
const environment = {
  AWS_ACCESS_KEY_ID: "ENV",
  AWS_SECRET_ACCESS_KEY: "env+secret",
  AWS_SESSION_TOKEN: "env+token",
};

type Options = Parameters<typeof createStorageCredentials>[0];

describe("Credentials for a storage", () => {
  function open(variables: NodeJS.ProcessEnv = {}): {
    readonly storage: StorageCredentials;
    /** What is kept where everybody can read it. */
    readonly remembered: Map<string, unknown>;
  } {
    const remembered = new Map<string, unknown>();
    const kept = new Map<string, string>();
    const nothing = () => ({ dispose: () => undefined });
    const storage = createStorageCredentials({
      secrets: {
        get: async (key) => Promise.resolve(kept.get(key)),
        store: async (key, value) => Promise.resolve(void kept.set(key, value)),
        delete: async (key) => Promise.resolve(void kept.delete(key)),
        keys: async () => Promise.resolve([...kept.keys()]),
        onDidChange: nothing,
      } as Options["secrets"],
      memory: {
        keys: () => [...remembered.keys()],
        get: <T>(key: string, fallback?: T) =>
          (remembered.get(key) ?? fallback) as T,
        update: async (key, value) =>
          Promise.resolve(void remembered.set(key, value)),
      },
      environment: variables,
      log: { warn: () => undefined } as unknown as Options["log"],
    });
    return { storage, remembered };
  }

  const strangers: readonly Partial<S3Place>[] = [
    { endpoint: "https://storage.example.evil.example" },
    { endpoint: "https://storage.example:8443" },
    { endpoint: "http://127.0.0.1:9000" },
    { bucket: "somebody-elses" },
  ];

  it("are found for the endpoint and bucket they were given for, and nothing else", async () => {
    const { storage } = open();
    await storage.store(place, credentials);
    assert.deepEqual(await storage.get(place), credentials);
    assert.deepEqual(
      await storage.get({ ...place, region: "us-west-2", prefix: "b" }),
      credentials,
    );
    for (const other of strangers) {
      assert.equal(await storage.get({ ...place, ...other }), undefined);
    }
  });

  it("are taken from the environment only where the user allowed it", async () => {
    const { storage } = open(environment);
    assert.equal(await storage.get(place), undefined);
    await storage.allowEnvironment(place);
    assert.deepEqual(await storage.get(place), {
      accessKeyId: "ENV",
      secretAccessKey: "env+secret",
      sessionToken: "env+token",
    });
    for (const other of strangers) {
      assert.equal(await storage.get({ ...place, ...other }), undefined);
    }
  });

  it("are removed with the leave to use the environment's", async () => {
    const { storage } = open(environment);
    await storage.allowEnvironment(place);
    await storage.store(place, credentials);
    assert.deepEqual(storage.places(), [
      "https://storage.example/illustrations",
    ]);
    await storage.remove("https://storage.example/illustrations");
    assert.equal(await storage.get(place), undefined);
    assert.deepEqual(storage.places(), []);
  });

  it("stand nowhere but in the secret storage", async () => {
    const { storage, remembered } = open(environment);
    await storage.store(place, credentials);
    await storage.allowEnvironment(place);
    assert.doesNotMatch(
      JSON.stringify([...remembered]),
      /secret|token|"ID"|ENV/,
    );
  });
});
