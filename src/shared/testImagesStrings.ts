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
  readonly keysSlider: string;
  readonly keysBlink: string;
  readonly keysZoom: string;
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
  keysSlider: true,
  keysBlink: true,
  keysZoom: true,
  keys: true,
};

/** Names of all texts. */
export const testImagesStringNames: readonly string[] = Object.keys(present);
