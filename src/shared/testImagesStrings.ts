/** Every text of the page, localised by the host. `{0}`, `{1}` are filled by the page. */
export interface TestImagesStrings {
  readonly rehearsal: string;
  /** {0} pictures, {1} pictures wanted. */
  readonly pictures: string;
  /** {0} failed. */
  readonly failures: string;
  /** {0} done, {1} total of what runs. */
  readonly progress: string;
  readonly prompt: string;
  readonly newest: string;
  /** {0} missing. */
  readonly generateMissing: string;
  readonly stop: string;
  readonly editPrompts: string;
  readonly addStarterPrompts: string;
  readonly compare: string;
  readonly noPrompts: string;
  readonly noPromptsHint: string;
  readonly noVersions: string;
  readonly noVersionsHint: string;
  readonly missing: string;
  readonly waiting: string;
  readonly failed: string;
  readonly generate: string;
  readonly again: string;
  readonly unsafe: string;
  readonly unreadable: string;
  readonly close: string;
  readonly copyPrompt: string;
  readonly copied: string;
  readonly openFile: string;
  readonly reveal: string;
  /** {0} which picture of a prompt, {1} how many there are. */
  readonly pictureOf: string;
  /** {0} how many. */
  readonly picturesOfPrompt: string;
  readonly generateAsset: string;
  readonly previousPrompt: string;
  readonly nextPrompt: string;
  /** {0} position, {1} number of prompts. */
  readonly position: string;
  readonly qualityLow: string;
  readonly qualityHigh: string;
  /** {0} seed. */
  readonly seed: string;
  /** {0} US dollars. */
  readonly cost: string;
  /** Group of the ways to look, for screen readers. */
  readonly ways: string;
  readonly wayOne: string;
  readonly waySideBySide: string;
  readonly waySlider: string;
  readonly wayBlink: string;
  readonly wayDifference: string;
  readonly against: string;
  readonly pinned: string;
  readonly pinnedNothing: string;
  /** What keys do with a picture that is enlarged. */
  readonly keysWalk: string;
  readonly keysPictures: string;
  readonly keysSlider: string;
  readonly keysBlink: string;
  readonly keysZoom: string;
  readonly closenessAll: string;
  /** {0} label of the newer version, {1} of the older. */
  readonly pairTitle: string;
  readonly pairDataset: string;
  readonly pairStyle: string;
  readonly pairVotes: string;
  readonly voteBlind: string;
  readonly saveReport: string;
  /** {0} label of a version. */
  readonly closeness: string;
  readonly chartTraining: string;
  readonly chartOutputs: string;
  /** {0} axis, {1} middle of the training images, {2} of the test images. */
  readonly chartWords: string;
  /** {0} of {1}. */
  readonly measuring: string;
  readonly measuringFailed: string;
  /** {0} lines. */
  readonly damagedVotes: string;
  /** {0} file of a training image. */
  readonly repeats: string;
  /** {0} file of a training image. */
  readonly repeatsHint: string;
  /** {0} training image. */
  readonly mirroredHint: string;
  /** {0} training image. */
  readonly layout: string;
  /** {0} training image. */
  readonly layoutHint: string;
  readonly showPair: string;
  readonly voteTitle: string;
  /** {0} done, {1} total. */
  readonly voteProgress: string;
  readonly voteLeft: string;
  readonly voteTie: string;
  readonly voteRight: string;
  readonly voteUndo: string;
  readonly voteDone: string;
  readonly voteNothing: string;
  /** What keys do while voting. */
  readonly keysVote: string;
  readonly saveAs: string;
  readonly copyRequest: string;
  /** How keys work in the grid, for screen readers. */
  readonly keys: string;
}

/** As a record, so that a text that is added can't be forgotten here. */
const present: Readonly<Record<keyof TestImagesStrings, true>> = {
  rehearsal: true,
  pictures: true,
  failures: true,
  progress: true,
  prompt: true,
  newest: true,
  generateMissing: true,
  stop: true,
  editPrompts: true,
  addStarterPrompts: true,
  compare: true,
  noPrompts: true,
  noPromptsHint: true,
  noVersions: true,
  noVersionsHint: true,
  missing: true,
  waiting: true,
  failed: true,
  generate: true,
  again: true,
  unsafe: true,
  unreadable: true,
  close: true,
  copyPrompt: true,
  copied: true,
  openFile: true,
  reveal: true,
  pictureOf: true,
  picturesOfPrompt: true,
  generateAsset: true,
  previousPrompt: true,
  nextPrompt: true,
  position: true,
  qualityLow: true,
  qualityHigh: true,
  seed: true,
  cost: true,
  ways: true,
  wayOne: true,
  waySideBySide: true,
  waySlider: true,
  wayBlink: true,
  wayDifference: true,
  against: true,
  pinned: true,
  pinnedNothing: true,
  keysWalk: true,
  keysPictures: true,
  keysSlider: true,
  keysBlink: true,
  keysZoom: true,
  closenessAll: true,
  pairTitle: true,
  pairDataset: true,
  pairStyle: true,
  pairVotes: true,
  voteBlind: true,
  saveReport: true,
  closeness: true,
  chartTraining: true,
  chartOutputs: true,
  chartWords: true,
  measuring: true,
  measuringFailed: true,
  damagedVotes: true,
  repeats: true,
  repeatsHint: true,
  mirroredHint: true,
  layout: true,
  layoutHint: true,
  showPair: true,
  voteTitle: true,
  voteProgress: true,
  voteLeft: true,
  voteTie: true,
  voteRight: true,
  voteUndo: true,
  voteDone: true,
  voteNothing: true,
  keysVote: true,
  saveAs: true,
  copyRequest: true,
  keys: true,
};

/** Names of all texts. */
export const testImagesStringNames: readonly string[] = Object.keys(present);
