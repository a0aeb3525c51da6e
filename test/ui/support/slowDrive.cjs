// Loaded into the editor's processes: looking a file of the folder SLOW_FOLDER up is
// answered once the file SLOW_UNTIL is there, as by a network drive that comes back.
const { existsSync } = require("node:fs");
const fs = require("node:fs/promises");
const path = require("node:path");
const { setTimeout: sleep } = require("node:timers/promises");

const { lstat } = fs;

fs.lstat = async (file, ...rest) => {
  const isSlow =
    typeof file === "string" &&
    path.basename(path.dirname(file)) === process.env.SLOW_FOLDER;
  while (isSlow && !existsSync(process.env.SLOW_UNTIL)) await sleep(50);
  return lstat(file, ...rest);
};
