import { mkdir, open, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readShape } from "./shape.ts";
import { stateShape } from "./stateShape.ts";
import type { Media, StoredState, Task, Training } from "./stateShape.ts";

/** What the service remembers, in memory and in one directory. */
export interface State {
  readonly task: (taskUUID: string) => Task | undefined;
  readonly tasks: () => readonly Task[];
  readonly putTask: (task: Task) => void;
  readonly media: (mediaUUID: string) => Media | undefined;
  readonly putMedia: (media: Media, content: Uint8Array) => Promise<void>;
  readonly removeMedia: (mediaUUID: string) => Promise<void>;
  readonly mediaContent: (mediaUUID: string) => Promise<Buffer>;
  /** Writes everything; resolves when it is on disk. */
  readonly save: () => Promise<void>;
}

/**
 * Opens the state kept in a directory, or begins an empty one there.
 * Throws when the directory holds a state that cannot be read: starting
 * afresh would forget trainings that somebody still follows.
 */
export async function openState(
  directory: string,
  skippedMs: () => number,
): Promise<State> {
  const mediaDirectory = join(directory, "media");
  await mkdir(mediaDirectory, { recursive: true });
  const stored = await readStored(directory);
  const tasks = new Map(stored.tasks.map((task) => [task.taskUUID, task]));
  const media = new Map(stored.media.map((one) => [one.mediaUUID, one]));
  const contentPath = (mediaUUID: string) => join(mediaDirectory, mediaUUID);
  let writing = Promise.resolve();
  return {
    task: (taskUUID) => tasks.get(taskUUID),
    tasks: () => [...tasks.values()],
    putTask: (task) => void tasks.set(task.taskUUID, task),
    media: (mediaUUID) => media.get(mediaUUID),
    putMedia: async (one, content) => {
      await writeFile(contentPath(one.mediaUUID), content);
      media.set(one.mediaUUID, one);
    },
    removeMedia: async (mediaUUID) => {
      media.delete(mediaUUID);
      await rm(contentPath(mediaUUID), { force: true });
    },
    mediaContent: (mediaUUID) => readFile(contentPath(mediaUUID)),
    save: () => {
      const write = () =>
        writeStored(directory, {
          version: 1,
          skippedMs: skippedMs(),
          tasks: [...tasks.values()],
          media: [...media.values()],
        });
      // One after the other; a failed write must not stop the later ones.
      writing = writing.then(write, write);
      return writing;
    },
  };
}

/** Milliseconds a stored clock had been put forward; 0 without a state. */
export async function storedSkippedMs(directory: string): Promise<number> {
  return (await readStored(directory)).skippedMs;
}

/** Trainings, in the order they were submitted. */
export function trainings(state: State): readonly Training[] {
  return state.tasks().filter((task) => task.taskType === "training");
}

async function readStored(directory: string): Promise<StoredState> {
  const path = join(directory, "state.json");
  const json = await readFile(path, "utf8").catch((cause: unknown) => {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") {
      return undefined;
    }
    throw cause;
  });
  if (json === undefined) {
    return { version: 1, skippedMs: 0, tasks: [], media: [] };
  }
  const read = readShape(stateShape, parseJson(json, path), "ignored");
  if ("value" in read) return read.value;
  const why = read.refusals.map(({ message }) => message).join(" ");
  throw new Error(`${path} is not a state of the rehearsal: ${why}`);
}

function parseJson(json: string, path: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new Error(`${path} is not JSON`, { cause });
  }
}

/** Written beside, flushed and renamed: a crash leaves the old or the new. */
async function writeStored(
  directory: string,
  stored: StoredState,
): Promise<void> {
  const path = join(directory, "state.json");
  const beside = `${path}.new`;
  const file = await open(beside, "w");
  try {
    await file.writeFile(JSON.stringify(stored));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(beside, path);
}
