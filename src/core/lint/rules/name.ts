import { isSystemLeftover } from "../../dataset/membership.ts";
import { foldedName, shownName } from "../../text.ts";
import { enumerated } from "../../words/lists.ts";
import type { Text } from "../../words/text.ts";
import { say } from "../../words/text.ts";
import type { Finding } from "../finding.ts";
import type { Rule } from "../rule.ts";
import { finding } from "../rule.ts";
import { groupBy } from "../groupBy.ts";

/** More than most archive readers and file systems keep whole. */
const longestName = 200;

/** Names Windows keeps for devices, whatever the extension. */
const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
const unsafeCharacter = /[<>:"/\\|?*\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;
const unsafeEnd = /^\s|[\s.]$/;
const beyondAscii = /[^\x20-\x7e]/;

/** Names of the files, as archives and other systems see them. */
export const nameRules: Rule = ({ dataset, included }) => {
  const names = included.map(({ file }) => file);
  return [
    ...clashes(names),
    ...names.flatMap(unsafe),
    ...systemFiles(dataset.entries.map(({ file }) => file)),
  ];
};

/** Windows and macOS take these for one name: one file would replace the other. */
function clashes(names: readonly string[]): readonly Finding[] {
  const groups = groupBy(names, foldedName);
  return groups.flatMap((group) => {
    const [first, ...others] = group;
    if (first === undefined) return [];
    return others.map((file) =>
      finding(
        "name/duplicate",
        say`Windows and macOS take this name and ${shownName(first)} for the same.`,
        { file, related: [first], data: { names: group } },
      ),
    );
  });
}

function unsafe(file: string): readonly Finding[] {
  const why = whyUnsafe(file);
  if (why !== undefined) {
    const message = say`${why}; not every system and archive reader takes that.`;
    return [finding("name/unsafe", message, { file })];
  }
  if (!beyondAscii.test(file)) return [];
  const message = say`Has characters beyond ASCII; the ZIP gets a plain name for it.`;
  return [finding("name/non-ascii", message, { file })];
}

function whyUnsafe(file: string): Text | undefined {
  const character = unsafeCharacter.exec(file)?.[0];
  if (character !== undefined) {
    return say`The name contains “${shownName(character)}”`;
  }
  if (unsafeEnd.test(file))
    return say`The name begins or ends with a blank or dot`;
  if (deviceName.test(file)) return say`Windows keeps this name for a device`;
  if (file.length > longestName) {
    return say`The name has ${file.length} characters, more than ${longestName}`;
  }
  return undefined;
}

function systemFiles(names: readonly string[]): readonly Finding[] {
  const found = names.filter(isSystemLeftover);
  if (found.length === 0) return [];
  const listed = enumerated(found.map((name) => shownName(name)));
  const message =
    found.length === 1
      ? say`1 system file (${listed}) is ignored.`
      : say`${found.length} system files (${listed}) are ignored.`;
  return [
    finding("name/system-files", message, { data: { files: found }, at: [] }),
  ];
}
