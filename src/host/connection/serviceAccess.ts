import * as vscode from "vscode";
import type { Job } from "../../core/training/job.ts";
import type { TrainingService } from "../../core/training/plan.ts";
import { serviceAt } from "../../core/training/serviceAddress.ts";
import type { ServiceClient } from "../../engine/service/connect.ts";
import { accountMark, connect } from "../../engine/service/connect.ts";
import { settings } from "../settings.ts";
import type { ApiKeys } from "./apiKey.ts";
import type { RehearsalProcess } from "./rehearsalProcess.ts";
import type { Disposable } from "../own.ts";

/** A service that can be asked, and what it is. */
export interface Connection {
  readonly service: TrainingService;
  readonly client: ServiceClient;
  /** Tells accounts apart without telling the key; media belong to one. */
  readonly account: string;
}

/** Which service is spoken to, and with whose key. */
export interface ServiceAccess extends Disposable {
  /** For new work; undefined when there is no key. */
  connection(): Promise<Connection | undefined>;
  /** For a training under way: always the service it was sent to. */
  clientFor(job: Job): Promise<ServiceClient | undefined>;
  hasKey(): Promise<boolean>;
  /** Whether new work is rehearsed rather than paid for. */
  isRehearsing(): boolean;
  startRehearsing(): Promise<void>;
  stopRehearsing(): Promise<void>;
  /** Fires when another service or key applies. */
  readonly onDidChange: vscode.Event<unknown>;
}

/** The own rehearsal's name in the journal: its port changes with every start. */
export const ownRehearsal: TrainingService = {
  kind: "rehearsal",
  endpoint: "rehearsal:own",
};

const rehearsingState = "styleTrainer.rehearsing";

export function createServiceAccess(options: {
  readonly keys: ApiKeys;
  readonly rehearsal: RehearsalProcess;
  readonly memory: vscode.Memento;
}): ServiceAccess {
  const { keys, rehearsal, memory } = options;
  const changed = new vscode.EventEmitter<unknown>();
  const isOwnRehearsal = () => memory.get(rehearsingState, false);
  const subscriptions = [
    changed,
    keys.onDidChange(() => changed.fire(undefined)),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("styleTrainer.service")) {
        changed.fire(undefined);
      }
    }),
  ];

  async function rehearsed(): Promise<Connection> {
    const address = await rehearsal.start();
    return {
      service: ownRehearsal,
      client: connect(address),
      account: accountMark(ownRehearsal.endpoint, address.apiKey),
    };
  }

  /** The key is only ever sent to the address this machine is set to. */
  async function connected(): Promise<Connection | undefined> {
    const key = await keys.get();
    const endpoint = settings.endpoint();
    return (
      key && {
        service: serviceAt(endpoint),
        client: connect({ endpoint, apiKey: key.value }),
        account: accountMark(endpoint, key.value),
      }
    );
  }

  async function setRehearsing(value: boolean): Promise<void> {
    await memory.update(rehearsingState, value);
    changed.fire(undefined);
  }

  return {
    connection: async () => (isOwnRehearsal() ? rehearsed() : connected()),
    async clientFor({ plan: { service } }) {
      if (service.endpoint === ownRehearsal.endpoint) {
        return (await rehearsed()).client;
      }
      return service.endpoint === settings.endpoint()
        ? (await connected())?.client
        : undefined;
    },
    hasKey: async () => isOwnRehearsal() || (await keys.get()) !== undefined,
    isRehearsing: () =>
      isOwnRehearsal() || serviceAt(settings.endpoint()).kind === "rehearsal",
    async startRehearsing() {
      await rehearsal.start();
      await setRehearsing(true);
    },
    async stopRehearsing() {
      await setRehearsing(false);
      rehearsal.stop();
    },
    onDidChange: changed.event,
    dispose() {
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}
