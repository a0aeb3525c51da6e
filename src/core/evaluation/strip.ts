/** Which pictures a mark stands for. */
export type StripKind = "training" | "outputs";

/** Distances to the training pictures on one line, ready to be drawn. */
export interface Strip {
  /** Of the drawing, in its own units. */
  readonly width: number;
  readonly height: number;
  readonly radius: number;
  readonly dots: readonly {
    readonly x: number;
    readonly y: number;
    readonly kind: StripKind;
  }[];
  /** Upright lines at the middles. */
  readonly ticks: readonly {
    readonly x: number;
    readonly from: number;
    readonly to: number;
    readonly kind: StripKind;
  }[];
  readonly middles: Readonly<Record<StripKind, number>>;
}

const width = 200;
const margin = 6;

/**
 * Above, each training picture to the others; below, each test picture. Where
 * both lie alike, the model is as close as its own training pictures.
 */
export function stripOf({
  training,
  outputs,
}: Readonly<Record<StripKind, readonly number[]>>): Strip {
  const all = [...training, ...outputs];
  const least = Math.min(...all);
  const reach = Math.max(1e-6, Math.max(...all) - least);
  const at = (value: number) =>
    margin + ((value - least) / reach) * (width - 2 * margin);
  const middles = { training: middle(training), outputs: middle(outputs) };
  return {
    width,
    height: 28,
    radius: 3,
    dots: [
      ...training.map((value) => ({
        x: at(value),
        y: 9,
        kind: "training" as const,
      })),
      ...outputs.map((value) => ({
        x: at(value),
        y: 19,
        kind: "outputs" as const,
      })),
    ],
    ticks: [
      { x: at(middles.training), from: 3, to: 14, kind: "training" },
      { x: at(middles.outputs), from: 14, to: 25, kind: "outputs" },
    ],
    middles,
  };
}

function middle(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[sorted.length >> 1] ?? 0;
}
