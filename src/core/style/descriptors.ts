/**
 * How a value is compared: an `amount` by its ratio to another (a logarithm),
 * a `share` (0 to 1) so that 1 % against 2 % weighs as much as 98 % against
 * 99 %, a `level` by its difference.
 */
export type Kind = "amount" | "share" | "level";

/** What is measured of every picture, by group; the order is the cached one. */
const descriptors = [
  ["tone.mean", "level"],
  ["tone.spread", "level"],
  ["tone.shadows", "level"],
  ["tone.middle", "level"],
  ["tone.highlights", "level"],
  ["tone.range", "level"],
  ["tone.darkShare", "share"],
  ["tone.brightShare", "share"],
  ["tone.midShare", "share"],
  ["colour.a", "level"],
  ["colour.b", "level"],
  ["colour.aSpread", "level"],
  ["colour.bSpread", "level"],
  ["colour.chroma", "level"],
  ["colour.chromaSpread", "level"],
  ["colour.rich", "level"],
  ["colour.greyShare", "share"],
  ["colour.hueA", "level"],
  ["colour.hueB", "level"],
  ["colour.hueUnity", "share"],
  ["colour.hueVariety", "level"],
  ["colour.warmShare", "share"],
  ["palette.colours", "amount"],
  ["palette.firstShare", "share"],
  ["palette.threeShare", "share"],
  ["palette.eightShare", "share"],
  ["background.lightness", "level"],
  ["background.a", "level"],
  ["background.b", "level"],
  ["background.share", "share"],
  ["background.plainBorder", "share"],
  ["subject.lightness", "level"],
  ["subject.lightnessSpread", "level"],
  ["subject.a", "level"],
  ["subject.b", "level"],
  ["subject.chroma", "level"],
  ["subject.chromaSpread", "level"],
  ["subject.rich", "level"],
  ["subject.darkShare", "share"],
  ["subject.brightShare", "share"],
  ["edge.mean", "amount"],
  ["edge.strong", "amount"],
  ["edge.strongest", "amount"],
  ["edge.visibleShare", "share"],
  ["edge.clearShare", "share"],
  ["edge.hardShare", "share"],
  ["edge.softShare", "share"],
  ["edge.hardness", "amount"],
  ["edge.evenness", "share"],
  ["edge.directions", "level"],
  ["edge.uprightShare", "share"],
  ["line.darkThin", "amount"],
  ["line.darkMedium", "amount"],
  ["line.darkThick", "amount"],
  ["line.lightThin", "amount"],
  ["line.lightMedium", "amount"],
  ["line.lightThick", "amount"],
  ["line.darkness", "amount"],
  ["line.width", "amount"],
  ["texture.finest", "amount"],
  ["texture.fine", "amount"],
  ["texture.medium", "amount"],
  ["texture.coarse", "amount"],
  ["texture.coarsest", "amount"],
  ["texture.finestPeaks", "amount"],
  ["texture.finePeaks", "amount"],
  ["texture.mediumPeaks", "amount"],
  ["texture.coarsePeaks", "amount"],
  ["texture.finestUsual", "amount"],
  ["texture.fineUsual", "amount"],
  ["texture.mediumUsual", "amount"],
  ["texture.coarseUsual", "amount"],
  ["pattern.near0", "share"],
  ["pattern.near1", "share"],
  ["pattern.near2", "share"],
  ["pattern.near3", "share"],
  ["pattern.near4", "share"],
  ["pattern.near5", "share"],
  ["pattern.near6", "share"],
  ["pattern.near7", "share"],
  ["pattern.near8", "share"],
  ["pattern.near9", "share"],
  ["pattern.far0", "share"],
  ["pattern.far1", "share"],
  ["pattern.far2", "share"],
  ["pattern.far3", "share"],
  ["pattern.far4", "share"],
  ["pattern.far5", "share"],
  ["pattern.far6", "share"],
  ["pattern.far7", "share"],
  ["pattern.far8", "share"],
  ["pattern.far9", "share"],
  ["colourTexture.aFine", "amount"],
  ["colourTexture.aMedium", "amount"],
  ["colourTexture.aCoarse", "amount"],
  ["colourTexture.bFine", "amount"],
  ["colourTexture.bMedium", "amount"],
  ["colourTexture.bCoarse", "amount"],
  ["flat.plainShare", "share"],
  ["flat.calmShare", "share"],
  ["flat.quietShare", "share"],
  ["flat.subjectPlainShare", "share"],
  ["flat.subjectCalmShare", "share"],
  ["flat.subjectSmoothShare", "share"],
  ["flat.subjectUnrest", "amount"],
  ["grain.quiet", "amount"],
  ["grain.all", "amount"],
  ["grain.fineness", "amount"],
  ["sharpness.edges", "amount"],
  ["sharpness.steepest", "amount"],
  ["compression.blocks", "amount"],
] as const satisfies readonly (readonly [`${string}.${string}`, Kind])[];

export type DescriptorName = (typeof descriptors)[number][0];

/** The values of some groups, by name. */
export type Measured<Group extends string> = Readonly<
  Record<Extract<DescriptorName, `${Group}.${string}`>, number>
>;

/** What the values of a descriptor are, in their order. */
export const descriptorNames: readonly DescriptorName[] = descriptors.map(
  ([name]) => name,
);

const kinds: readonly Kind[] = descriptors.map(([, kind]) => kind);

/** The groups of names, each a way in which styles differ, and where their values stand. */
export const descriptorGroups: ReadonlyMap<string, readonly number[]> =
  groupsOf(descriptorNames);

/** How the value at this place is compared. */
export function kindAt(index: number): Kind {
  return kinds[index] ?? "level";
}

/** The value at this place on the scale on which differences mean the same everywhere. */
export function comparable(index: number, value: number): number {
  switch (kindAt(index)) {
    case "amount":
      return Math.log(Math.max(0, value) + 1e-3);
    case "share":
      return Math.asin(Math.sqrt(Math.min(1, Math.max(0, value))));
    case "level":
      return value;
  }
}

function groupsOf(
  names: readonly DescriptorName[],
): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>();
  names.forEach((name, index) => {
    const group = name.slice(0, name.indexOf("."));
    const members = groups.get(group);
    if (members) members.push(index);
    else groups.set(group, [index]);
  });
  return groups;
}
