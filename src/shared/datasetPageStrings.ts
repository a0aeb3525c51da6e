/** Every text of the page, localised by the host. `{0}`, `{1}` are filled by the page. */
export interface DatasetPageStrings {
  readonly packageDataset: string;
  readonly submit: string;
  readonly openManifest: string;
  /** For screen readers: what the two buttons choose between. */
  readonly views: string;
  readonly sheet: string;
  readonly map: string;
  readonly sortBy: string;
  readonly sortTypicality: string;
  readonly sortName: string;
  readonly sortSize: string;
  readonly sortFindings: string;
  /** For screen readers: the panel beside the images. */
  readonly details: string;
  /** {0} done, {1} total. */
  readonly reading: string;
  readonly readingFirst: string;
  readonly noImages: string;
  readonly noImagesHint: string;
  readonly noMap: string;
  readonly noMapHint: string;
  readonly mapHint: string;
  readonly excluded: string;
  /** {0} why. */
  readonly excludedBecause: string;
  readonly outlier: string;
  /** {0} further findings. */
  readonly more: string;
  readonly noPicture: string;
  readonly overview: string;
  readonly palette: string;
  readonly setPalette: string;
  /** {0} the colour, {1} percent. */
  readonly colour: string;
  /** The charts of what the set has in common. */
  readonly common: string;
  /** {0} number of images measured. */
  readonly commonHint: string;
  readonly shape: string;
  readonly landscape: string;
  readonly square: string;
  readonly portrait: string;
  readonly light: string;
  readonly lightLow: string;
  readonly lightMiddle: string;
  readonly lightHigh: string;
  readonly hue: string;
  /** Twelve names, separated by commas, from red on. */
  readonly hueNames: string;
  readonly noHue: string;
  readonly attention: string;
  /** {0} percent in the middle, {1} percent by chance. */
  readonly attentionShare: string;
  /** {0} what, {1} number of images, {2} percent. */
  readonly counted: string;
  /** {0} to {1} percent by chance. */
  readonly byChance: string;
  /** {0} percent by chance, each. */
  readonly byChanceEach: string;
  readonly intend: string;
  readonly leastTypical: string;
  readonly notJudged: string;
  readonly repeats: string;
  readonly wholeDataset: string;
  readonly nothingWrong: string;
  readonly typicality: string;
  /** {0} position, {1} number of images. */
  readonly rank: string;
  readonly differs: string;
  readonly findings: string;
  readonly madeFrom: string;
  /** {0} number of images. */
  readonly selected: string;
  readonly selectedOne: string;
  readonly selectedNone: string;
  readonly open: string;
  readonly exclude: string;
  /** {0} number of images. */
  readonly excludeMany: string;
  readonly include: string;
  /** {0} number of images. */
  readonly includeMany: string;
  readonly clear: string;
  /** The images that a finding on the dataset is about. */
  readonly selectThese: string;
  readonly accept: string;
  readonly rule: string;
  readonly compare: string;
  readonly keepThis: string;
  readonly suggested: string;
  readonly bothIn: string;
  readonly difference: string;
  readonly differenceHint: string;
  /** {0} degrees. */
  readonly turned: string;
  readonly mirrored: string;
  readonly previousPair: string;
  readonly nextPair: string;
  /** {0} position, {1} number of pairs. */
  readonly position: string;
  readonly close: string;
  readonly severityError: string;
  readonly severityWarning: string;
  readonly severityInformation: string;
  /** How keys work, for screen readers and as a hint. */
  readonly keys: string;
}

/** As a record, so that a text that is added can't be forgotten here. */
const present: Readonly<Record<keyof DatasetPageStrings, true>> = {
  packageDataset: true,
  submit: true,
  openManifest: true,
  views: true,
  sheet: true,
  map: true,
  sortBy: true,
  sortTypicality: true,
  sortName: true,
  sortSize: true,
  sortFindings: true,
  details: true,
  reading: true,
  readingFirst: true,
  noImages: true,
  noImagesHint: true,
  noMap: true,
  noMapHint: true,
  mapHint: true,
  excluded: true,
  excludedBecause: true,
  outlier: true,
  more: true,
  noPicture: true,
  overview: true,
  palette: true,
  setPalette: true,
  colour: true,
  common: true,
  commonHint: true,
  shape: true,
  landscape: true,
  square: true,
  portrait: true,
  light: true,
  lightLow: true,
  lightMiddle: true,
  lightHigh: true,
  hue: true,
  hueNames: true,
  noHue: true,
  attention: true,
  attentionShare: true,
  counted: true,
  byChance: true,
  byChanceEach: true,
  intend: true,
  leastTypical: true,
  notJudged: true,
  repeats: true,
  wholeDataset: true,
  nothingWrong: true,
  typicality: true,
  rank: true,
  differs: true,
  findings: true,
  madeFrom: true,
  selected: true,
  selectedOne: true,
  selectedNone: true,
  open: true,
  exclude: true,
  excludeMany: true,
  include: true,
  includeMany: true,
  clear: true,
  selectThese: true,
  accept: true,
  rule: true,
  compare: true,
  keepThis: true,
  suggested: true,
  bothIn: true,
  difference: true,
  differenceHint: true,
  turned: true,
  mirrored: true,
  previousPair: true,
  nextPair: true,
  position: true,
  close: true,
  severityError: true,
  severityWarning: true,
  severityInformation: true,
  keys: true,
};

/** Names of all texts. */
export const datasetPageStringNames: readonly string[] = Object.keys(present);
