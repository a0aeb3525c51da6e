/**
 * The nearest place in an arrow's direction, by its index; sideways counts
 * double, so that an arrow goes where it points. Home and End lead to the
 * first and the last. Undefined: nothing there, or no such key.
 */
export function towards(
  places: readonly (readonly [x: number, y: number])[],
  from: number,
  key: string,
): number | undefined {
  if (key === "Home") return places.length > 0 ? 0 : undefined;
  if (key === "End") return places.length > 0 ? places.length - 1 : undefined;
  const direction = directions[key];
  const [fromX, fromY] = places[from] ?? [];
  if (!direction || fromX === undefined || fromY === undefined) {
    return undefined;
  }
  const [right, down] = direction;
  let best: number | undefined;
  let least = Infinity;
  places.forEach(([x, y], index) => {
    const along = (x - fromX) * right + (y - fromY) * down;
    const aside = Math.abs((x - fromX) * down) + Math.abs((y - fromY) * right);
    if (index === from || along <= 0) return;
    const far = along + 2 * aside;
    if (far < least) [best, least] = [index, far];
  });
  return best;
}

const directions: Readonly<
  Record<string, readonly [right: number, down: number] | undefined>
> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
