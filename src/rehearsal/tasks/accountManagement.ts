import { account } from "../account.ts";
import { oneOf, uuid } from "../fields.ts";
import { balance } from "../progress.ts";
import { answered } from "../refusal.ts";
import type { Item } from "../refusal.ts";
import type { Rehearsal } from "../rehearsal.ts";
import type { TaskKind } from "../runTask.ts";
import { record } from "../shape.ts";
import type { ValueOf } from "../shape.ts";

const shape = record({
  taskType: oneOf("accountManagement"),
  taskUUID: uuid(),
  operation: oneOf("getDetails"),
});

export const accountManagement: TaskKind<ValueOf<typeof shape>> = {
  taskType: "accountManagement",
  shape,
  uuid: "fresh",
  isRead: true,
  run: (task, { rehearsal }) =>
    answered({
      ...task,
      organizationName: account.organizationName,
      organizationUUID: account.organizationUUID,
      ...(rehearsal.switches().airSource === "present"
        ? { AIRSource: account.airSource }
        : {}),
      ...balanceItem(rehearsal),
      team: [],
      apiKeys: [],
    }),
};

function balanceItem(rehearsal: Rehearsal): Item {
  const switches = rehearsal.switches();
  const amount = balance(rehearsal.state, rehearsal.clock.now(), switches);
  switch (switches.balance) {
    case "number":
      return { balance: amount };
    case "object":
      return { balance: { amount, freeBalance: 0, currency: "USD" } };
    case "missing":
      return {};
  }
}
