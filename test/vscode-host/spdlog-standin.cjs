// Stands in for @vscode/spdlog, whose native half only a compiler can make: the
// same surface in plain JavaScript, so that output channels and log files work
// on a machine that has no compiler.
const fs = require("node:fs");
const path = require("node:path");

const levelNames = [
  "trace",
  "debug",
  "info",
  "warning",
  "error",
  "critical",
  "off",
];
let globalLevel = 0;

class Logger {
  #file;
  #isRaw = false;
  #level;

  constructor(file) {
    this.#file = file;
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.closeSync(fs.openSync(file, "a"));
  }

  trace(message) {
    this.#write(0, message);
  }
  debug(message) {
    this.#write(1, message);
  }
  info(message) {
    this.#write(2, message);
  }
  warn(message) {
    this.#write(3, message);
  }
  error(message) {
    this.#write(4, message);
  }
  critical(message) {
    this.#write(5, message);
  }

  getLevel() {
    return this.#level ?? globalLevel;
  }
  setLevel(level) {
    this.#level = level;
  }
  // A pattern is set by whoever wants a time and a level before each line.
  setPattern() {
    this.#isRaw = false;
  }
  clearFormatters() {
    this.#isRaw = true;
  }
  flush() {}
  drop() {
    this.#file = undefined;
  }

  #write(level, message) {
    if (level < this.getLevel() || this.#file === undefined) return;
    const line = this.#isRaw
      ? message
      : `${localTime(new Date())} [${levelNames[level]}] ${message}\n`;
    try {
      fs.appendFileSync(this.#file, line);
    } catch {
      // A log that cannot be written must not take the editor down.
    }
  }
}

/** `2026-01-31 23:59:59.999`, as the native logger prints it. */
function localTime(date) {
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, -1).replace("T", " ");
}

exports.version = 0;
exports.Logger = class extends Logger {
  constructor(_type, _name, file) {
    super(file);
  }
};
exports.setLevel = (level) => {
  globalLevel = level;
};
exports.setFlushOn = () => {};
exports.shutdown = () => {};
exports.createRotatingLogger = async (_name, file) => new Logger(file);
exports.createAsyncRotatingLogger = async (_name, file) => new Logger(file);
