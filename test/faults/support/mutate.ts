import type { Random } from "../../../src/core/statistics/random.ts";
import { below } from "../../../src/core/statistics/random.ts";

/** Where formats keep sizes, offsets and counts. */
const headerBytes = 96;

type Mutation = (content: Buffer, random: Random) => Buffer;

const mutations: readonly Mutation[] = [
  flipBits,
  cut,
  editHeader,
  zeroRun,
  swallowRun,
  repeatRun,
  boastNumber,
];

/** The content, damaged in one to three ways; the same for the same numbers. */
export function mutate(content: Buffer, random: Random): Buffer {
  let mutated: Buffer = Buffer.from(content);
  for (let times = 1 + below(random, 3); times > 0; times--) {
    const mutation = mutations[below(random, mutations.length)];
    if (mutated.length > 0 && mutation) mutated = mutation(mutated, random);
  }
  return mutated;
}

function flipBits(content: Buffer, random: Random): Buffer {
  for (let times = 1 + below(random, 32); times > 0; times--) {
    const at = below(random, content.length);
    content[at] = (content[at] ?? 0) ^ (1 << below(random, 8));
  }
  return content;
}

function cut(content: Buffer, random: Random): Buffer {
  return content.subarray(0, below(random, content.length));
}

function editHeader(content: Buffer, random: Random): Buffer {
  for (let times = 1 + below(random, 6); times > 0; times--) {
    const end = Math.min(headerBytes, content.length);
    content[below(random, end)] = below(random, 256);
  }
  return content;
}

function zeroRun(content: Buffer, random: Random): Buffer {
  const [from, to] = someRun(content, random);
  return content.fill(0, from, to);
}

function swallowRun(content: Buffer, random: Random): Buffer {
  const [from, to] = someRun(content, random);
  return Buffer.concat([content.subarray(0, from), content.subarray(to)]);
}

function repeatRun(content: Buffer, random: Random): Buffer {
  const [from, to] = someRun(content, random);
  return Buffer.concat([content.subarray(0, to), content.subarray(from)]);
}

/** A number of 32 bits becomes one of those that programs stumble over. */
function boastNumber(content: Buffer, random: Random): Buffer {
  if (content.length < 4) return content;
  const numbers = [0, 1, 0x7fffffff, 0x80000000, 0xffffffff, 0xfffffff0];
  const at = below(random, Math.min(headerBytes, content.length - 3));
  content.writeUInt32BE(numbers[below(random, numbers.length)] ?? 0, at);
  return content;
}

function someRun(content: Buffer, random: Random): readonly [number, number] {
  const from = below(random, content.length);
  return [from, Math.min(content.length, from + 1 + below(random, 64))];
}
