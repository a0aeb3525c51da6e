import assert from "node:assert/strict";
import path from "node:path";
import { isWithin } from "../../../src/engine/isWithin.ts";

describe("a file named by a text that came with the repository", () => {
  const long = `\\\\?\\C:\\work\\${"deep\\".repeat(60)}brand`;
  const cases: readonly (readonly [
    rules: path.PlatformPath,
    folder: string,
    file: string,
    isInside: boolean,
  ])[] = [
    [path.posix, "/studio/brand", "/studio/brand/a.png", true],
    [path.posix, "/studio/brand", "/studio/brand/..a.png", true],
    [path.posix, "/studio/brand", "/studio/brand-2/a.png", false],
    [path.posix, "/studio/brand", "/studio/brand/../a.png", false],
    [path.posix, "/studio/brand", "/work", false],
    [path.posix, "/", "/a.png", true],
    [path.win32, "C:\\work\\brand", "C:\\work\\brand\\a.png", true],
    [path.win32, "C:\\work\\brand", "c:\\Work\\Brand\\a.png", true],
    [path.win32, "C:\\work\\brand", "C:\\work\\a.png", false],
    [path.win32, "C:\\work\\brand", "D:\\work\\brand\\a.png", false],
    [path.win32, "C:\\work\\brand", "\\\\server\\share\\a.png", false],
    [path.win32, "\\\\server\\share\\brand", "\\\\server\\share\\a.png", false],
    [
      path.win32,
      "\\\\server\\share\\brand",
      "\\\\server\\share\\brand\\a.png",
      true,
    ],
    [path.win32, long, `${long}\\a.png`, true],
    [path.win32, long, `${long}\\..\\a.png`, false],
  ];
  for (const [system, rules] of [
    ["POSIX", path.posix],
    ["Windows", path.win32],
  ] as const) {
    it(`is taken when it is below the folder, and else left alone (${system})`, () => {
      for (const [, folder, file, isInside] of cases.filter(
        ([each]) => each === rules,
      )) {
        assert.equal(isWithin(folder, file, rules), isInside, file);
      }
    });
  }
});
