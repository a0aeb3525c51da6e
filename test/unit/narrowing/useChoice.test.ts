import assert from "node:assert/strict";
import { say } from "../../../src/core/words/text.ts";
import type { Proposal } from "../../../src/core/narrowing/proposal.ts";
import { newManifest } from "../../../src/engine/dataset/manifestEdits.ts";
import { parseManifestText } from "../../../src/engine/dataset/readManifest.ts";
import { useChoice } from "../../../src/engine/library/useChoice.ts";

const proposal: Proposal = {
  chosen: [
    { file: "a.png", isPinned: false, why: say`The heart of the style.` },
  ],
  leftOut: [
    {
      file: "b.png",
      kind: "repeat",
      why: say`The same as a.png.`,
      other: "a.png",
    },
    { file: 'c "q".png', kind: "style", why: say`Another style: darker.` },
    { file: "d.png", kind: "user", why: say`You left it out.` },
  ],
  inStyle: 1,
};

const excludedIn = (text: string) => {
  const { manifest, problems } = parseManifestText(text);
  assert.deepEqual(problems, []);
  return manifest.exclude;
};

describe("writing a choice into a manifest", () => {
  it("excludes what isn't chosen, with the reason", () => {
    assert.deepEqual(excludedIn(useChoice(newManifest("x"), proposal)), [
      { file: "b.png", reason: "narrowed: repeats a.png" },
      { file: 'c "q".png', reason: "narrowed: Another style: darker" },
      { file: "d.png", reason: "left out by hand" },
    ]);
  });

  it("changes nothing when the choice is the same again", () => {
    const withoutOwn = { ...proposal, leftOut: proposal.leftOut.slice(0, 2) };
    const once = useChoice(newManifest("x"), withoutOwn);
    assert.equal(useChoice(once, withoutOwn), once);
  });

  it("takes back in what is chosen now, and forgets what an earlier choice left out", () => {
    const earlier = useChoice(newManifest("x"), proposal);
    const text = useChoice(earlier, {
      ...proposal,
      chosen: [
        ...proposal.chosen,
        { file: "b.png", isPinned: true, why: say`` },
      ],
      leftOut: proposal.leftOut.slice(1, 2),
    });
    assert.deepEqual(
      excludedIn(text).map(({ file }) => file),
      ["d.png", 'c "q".png'],
    );
  });

  it("leaves the user's own exclusions, comments, indentation and line ends alone", () => {
    for (const lineEnd of ["\n", "\r\n"]) {
      const text = [
        "{",
        '\t"exclude": [',
        "\t\t// too dark, all of them",
        '\t\t{ "file": "x.png", "reason": "dark" }, // ask Ida',
        '\t\t{ "file": "b.png", "reason": "narrowed: repeats q.png" },',
        '\t\t{ "file": "y.png" } // last',
        "\t],",
        '\t"name": "x" // ours',
        "}",
        "",
      ].join(lineEnd);
      const edited = useChoice(text, proposal);
      assert.deepEqual(
        excludedIn(edited).map(({ file }) => file),
        ["x.png", "y.png", "b.png", 'c "q".png', "d.png"],
      );
      for (const comment of ["too dark", "ask Ida", "// last", "// ours"]) {
        assert.ok(edited.includes(comment), comment);
      }
      assert.equal(/[^\r]\n/.test(edited), lineEnd === "\n");
      assert.match(edited, /^\t\t\{ "file": "b\.png"/m);
    }
  });

  it("works on a list in one line, with a comma at its end, and without one", () => {
    for (const text of [
      '{"exclude":[{"file":"x.png"},]}',
      '{"exclude":[]}',
      "{}",
    ]) {
      const files = excludedIn(useChoice(text, proposal)).map(
        ({ file }) => file,
      );
      assert.deepEqual(
        files.filter((file) => file !== "x.png"),
        ["b.png", 'c "q".png', "d.png"],
      );
    }
  });
});
