import program from "../../kernels/index.wasm";

/** What is done to every pixel and cell, in src/kernels; takes numbers and addresses of arrays. */
type Kernels = Readonly<
  Record<
    | "alignWindow"
    | "blockJumps"
    | "blur"
    | "busyness"
    | "calmNoise"
    | "chroma"
    | "clusterColours"
    | "cosines"
    | "countCells"
    | "countColours"
    | "details"
    | "edges"
    | "finish"
    | "firstFree"
    | "forms"
    | "gradient"
    | "halveMask"
    | "halvePicture"
    | "halvePlane"
    | "hues"
    | "keepNearest"
    | "leftIn"
    | "localSpreads"
    | "markOthers"
    | "nearestCrop"
    | "nearestOthers"
    | "nearestWords"
    | "novelties"
    | "patterns"
    | "powers"
    | "products"
    | "pull"
    | "readDigits"
    | "resize"
    | "ridges"
    | "rowMeans"
    | "sampleWindow"
    | "standardise"
    | "steepness"
    | "sumColours"
    | "tangentsOf"
    | "toLab"
    | "toLightness"
    | "turn"
    | "wordDistances",
    (...numbers: number[]) => number
  >
>;

type Numbers =
  Uint8Array | Uint16Array | Int32Array | Float32Array | Float64Array;

/** Where arrays are, for one call. */
interface Addresses {
  readonly read: (numbers: Numbers) => number;
  /** What is there already is there for the kernel too. */
  readonly write: (numbers: Numbers) => number;
}

/**
 * Calls kernels with addresses. Arrays in their memory stay where they are, others
 * are copied there, and back when they are written.
 *
 * @throws {RangeError} when the arrays don't fit into the memory
 */
export function withKernels<Result>(
  call: (kernels: Kernels, at: Addresses) => Result,
): Result {
  const { kernels, bytes, free } = (started ??= start());
  const written: { readonly from: Uint8Array; readonly to: Uint8Array }[] = [];
  let next = free.first;
  const addressOf = (numbers: Numbers, isWritten: boolean) => {
    if (numbers.buffer === bytes.buffer) return numbers.byteOffset;
    const own = new Uint8Array(
      numbers.buffer,
      numbers.byteOffset,
      numbers.byteLength,
    );
    const at = next;
    next = aligned(at + own.length + spareBytes);
    if (next > free.end) throw tooLarge();
    const copy = bytes.subarray(at, at + own.length);
    copy.set(own);
    if (isWritten) written.push({ from: copy, to: own });
    return at;
  };
  const result = call(kernels, {
    read: (numbers) => addressOf(numbers, false),
    write: (numbers) => addressOf(numbers, true),
  });
  for (const { from, to } of written) to.set(from);
  return result;
}

/**
 * Room in the kernels' memory that is never given back.
 *
 * @throws {RangeError} when there is no more
 */
export function keptNumbers(length: number): Float32Array {
  const { bytes, free } = (started ??= start());
  const at = aligned(free.end - 4 * length - spareBytes);
  if (at < free.first) throw tooLarge();
  free.end = at;
  return new Float32Array(bytes.buffer, at, length);
}

/** Kernels read and write a little beyond the end. */
const spareBytes = 32;

interface Started {
  readonly kernels: Kernels;
  /** All of their memory. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Copies begin at its start, what is kept is taken from its end. */
  readonly free: { readonly first: number; end: number };
}

let started: Started | undefined;

function start(): Started {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(program));
  // What the build makes of src/kernels/index.ts.
  const kernels = exports as unknown as Kernels & {
    readonly memory: WebAssembly.Memory;
  };
  const bytes = new Uint8Array(kernels.memory.buffer);
  const first = aligned(kernels.firstFree());
  return { kernels, bytes, free: { first, end: bytes.length } };
}

function aligned(address: number): number {
  return (address + 15) & ~15;
}

function tooLarge(): RangeError {
  return new RangeError("the picture is too large to be measured");
}
