// Loaded into the editor's processes: looking a file of the folder SLOW_FOLDER up
// takes as long as on a network drive that hardly answers.
const fs = require("node:fs/promises");
const path = require("node:path");
const { setTimeout: sleep } = require("node:timers/promises");

const answerMs = 8_000;
const { lstat } = fs;

fs.lstat = async (file, ...rest) => {
  const isSlow =
    typeof file === "string" &&
    path.basename(path.dirname(file)) === process.env.SLOW_FOLDER;
  if (isSlow) await sleep(answerMs);
  return lstat(file, ...rest);
};
