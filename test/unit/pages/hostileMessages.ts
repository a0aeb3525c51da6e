import type { Random } from "../../../src/core/statistics/random.ts";
import { below } from "../../../src/core/statistics/random.ts";

/** Names of files and keys that a page has no business with. */
const hostileTexts: readonly string[] = [
  "",
  ".",
  "..",
  "../secret.png",
  "..\\secret.png",
  "fox.png/../../secret.png",
  "/etc/passwd",
  "C:\\Windows\\win.ini",
  "\\\\server\\share\\a.png",
  "file:///etc/passwd",
  "command:workbench.action.quit",
  "fox.png\0.txt",
  "FOX.PNG",
  "__proto__",
  "constructor",
  "toString",
  "length",
  "%2e%2e%2fsecret.png",
  "\u202Egnp.xof",
  "\uD800",
  "x".repeat(100_000),
];

/** Every kind of value that a message can hold, with those at the edges of it. */
const hostileValues: readonly (() => unknown)[] = [
  () => null,
  () => undefined,
  () => true,
  () => 0,
  () => -1,
  () => 0.5,
  () => Number.MAX_SAFE_INTEGER,
  () => 1e308,
  () => Number.NaN,
  () => Number.POSITIVE_INFINITY,
  () => 10n,
  () => [],
  () => ({}),
  () => [undefined, undefined],
  () => new Date(0),
  () => new Map([["type", "ready"]]),
  () => new Uint8Array(8),
  () => Object.create(null) as unknown,
  () => JSON.parse('{"__proto__": {"type": "use"}}') as unknown,
  () => nested(2_000),
  () => Array.from({ length: 2_000 }, () => "fox.png"),
];

function nested(depth: number): unknown {
  let value: unknown = "fox.png";
  for (let level = 0; level < depth; level++) value = { value };
  return value;
}

export function hostileValue(random: Random): unknown {
  return below(random, 3) > 0
    ? pick(hostileTexts, random)
    : pick(hostileValues, random)();
}

/**
 * A message made from good ones by chance: some field wrong, missing, too many, of
 * another message, or the whole something else. Now and then it is a good one.
 */
export function hostileMessage(
  good: readonly Readonly<Record<string, unknown>>[],
  random: Random,
): unknown {
  if (below(random, 20) === 0) return hostileValue(random);
  const message: Record<string, unknown> = { ...pick(good, random) };
  for (let times = below(random, 4); times > 0; times--) {
    const keys = Object.keys({ ...pick(good, random), ...message });
    const key = pick(keys, random);
    switch (below(random, 5)) {
      case 0:
        Reflect.deleteProperty(message, key);
        break;
      case 1:
        message[key] = [hostileValue(random), hostileValue(random)];
        break;
      case 2:
        message[key] = pick(good, random)[key];
        break;
      default:
        message[key] = hostileValue(random);
    }
  }
  return message;
}

/** Each place in a value, as the value with something else put there. */
export function* withOnePlaceChanged(
  value: unknown,
  instead: unknown,
): Generator<{ readonly at: string; readonly changed: unknown }> {
  yield { at: "", changed: instead };
  if (typeof value !== "object" || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    for (const { at, changed } of withOnePlaceChanged(part, instead)) {
      const copy: object = Array.isArray(value)
        ? Array.from<unknown>(value)
        : { ...value };
      Reflect.set(copy, key, changed);
      yield { at: `${key}${at && `.${at}`}`, changed: copy };
    }
  }
}

function pick<T>(values: readonly T[], random: Random): T {
  const value = values[below(random, values.length)];
  if (value === undefined) throw new Error("nothing to choose from");
  return value;
}
