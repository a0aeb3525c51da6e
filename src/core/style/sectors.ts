/** Directions are told apart by sectors of 15°. */
export const quarterSectors = 6;

/** Where the sectors of a quarter end: the tangents of 15°, 30°, … 75°. */
export const sectorEnds = Float64Array.from(
  { length: quarterSectors - 1 },
  (_, sector) => Math.tan(((sector + 1) / quarterSectors) * (Math.PI / 2)),
);
