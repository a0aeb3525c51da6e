import assert from "node:assert/strict";
import { say } from "../../../src/core/words/text.ts";
import type { Text } from "../../../src/core/words/text.ts";
import { english } from "../../../src/core/words/text.ts";
import { narrowLibrary } from "../../../src/core/narrowing/narrowLibrary.ts";
import type {
  LeftOut,
  Proposal,
} from "../../../src/core/narrowing/proposal.ts";
import { image } from "../lint/dataset.ts";
import { drawn, library, measured, nothingAsked } from "./library.ts";

const filesOf = ({ chosen }: Proposal) => chosen.map(({ file }) => file);
const outOf = ({ leftOut }: Proposal, file: string): LeftOut | undefined =>
  leftOut.find((each) => each.file === file);

function whyOf(of: { readonly why: Text } | undefined): string {
  return of ? english(of.why) : "nothing";
}

describe("narrowing a library", () => {
  it("proposes each image once or says why not, the same in any order", () => {
    const images = [
      ...drawn(60),
      ...drawn(20, { style: 1, from: 100, prefix: "other" }),
    ];
    const proposal = narrowLibrary(library(images), nothingAsked);
    const all = [
      ...filesOf(proposal),
      ...proposal.leftOut.map(({ file }) => file),
    ];
    assert.deepEqual(all.toSorted(), images.map(({ file }) => file).toSorted());
    assert.ok(
      proposal.leftOut.every(({ why }) =>
        /^(?:[A-Z\d]|picture-).*\.$/.test(english(why)),
      ),
    );
    assert.deepEqual(
      narrowLibrary(library(images.toReversed()), nothingAsked),
      proposal,
    );
  });

  it("keeps to the style most images share, and says how the others differ", () => {
    const other = drawn(25, { style: 1, from: 100, prefix: "other" });
    const proposal = narrowLibrary(
      library([...drawn(60), ...other]),
      nothingAsked,
    );
    assert.ok(filesOf(proposal).every((file) => file.startsWith("picture")));
    for (const { file } of other) {
      const out = outOf(proposal, file);
      assert.equal(out?.kind, "style");
      assert.match(english(out.why), /^Another style: \S+/);
    }
  });

  it("takes the style of the images that are kept, however few have it", () => {
    const other = drawn(25, { style: 1, from: 100, prefix: "other" });
    const proposal = narrowLibrary(library([...drawn(60), ...other]), {
      pinned: ["other-100.png", "other-105.png"],
      dropped: [],
    });
    assert.deepEqual(filesOf(proposal).slice(0, 2), [
      "other-100.png",
      "other-105.png",
    ]);
    assert.ok(filesOf(proposal).every((file) => file.startsWith("other")));
    assert.equal(whyOf(proposal.chosen[0]).startsWith("You keep it."), true);
  });

  it("keeps the best of repeats, unless another one is wanted", () => {
    const small = {
      ...measured("copy.png", {
        subject: 3,
        header: { width: 1024, height: 1024 },
      }),
    };
    const subject = library([...drawn(60), small]);
    const out = outOf(narrowLibrary(subject, nothingAsked), "copy.png");
    assert.equal(out?.kind, "repeat");
    assert.equal(out.other, "picture-003.png");
    assert.match(english(out.why), /2048 × 2048 px against 1024 × 1024 px/);

    const kept = narrowLibrary(subject, { pinned: ["copy.png"], dropped: [] });
    assert.ok(filesOf(kept).includes("copy.png"));
    assert.equal(
      whyOf(outOf(kept, "picture-003.png")),
      "Repeats copy.png, which you keep.",
    );
  });

  it("takes a new subject before one more picture of the same", () => {
    const foxes = Array.from({ length: 8 }, (_, index) =>
      // Far enough apart to be no copies of each other.
      measured(`fox-${index}.png`, { subject: 500 + index }),
    );
    const chosen = filesOf(
      narrowLibrary(library([...foxes, ...drawn(45)]), {
        ...nothingAsked,
        count: 30,
      }),
    );
    assert.equal(chosen.length, 30);
    assert.ok(chosen.filter((file) => file.startsWith("fox")).length <= 1);
  });

  it("leaves out what is worse than the rest, with what is worse about it", () => {
    const proposal = narrowLibrary(
      library([
        ...drawn(60),
        measured("tiny.png", {
          subject: 200,
          header: { width: 300, height: 200 },
        }),
        measured("coarse.jpg", {
          subject: 201,
          header: { format: "jpeg", jpegQuality: 20 },
        }),
      ]),
      nothingAsked,
    );
    assert.equal(outOf(proposal, "tiny.png")?.kind, "quality");
    assert.match(whyOf(outOf(proposal, "tiny.png")), /only 300 × 200 px/);
    assert.match(
      whyOf(outOf(proposal, "coarse.jpg")),
      /more heavily compressed/,
    );
  });

  it("calls nothing small where all are", () => {
    const images = drawn(60).map((each) => ({
      ...each,
      ...(each.header && {
        header: { ...each.header, width: 500, height: 500 },
      }),
    }));
    const { leftOut } = narrowLibrary(library(images), nothingAsked);
    assert.equal(leftOut.filter(({ kind }) => kind === "quality").length, 0);
  });

  it("leaves out what the service would refuse, in lint's words", () => {
    const proposal = narrowLibrary(
      library([
        ...drawn(51),
        image("huge.png", { bytes: 60_000_000 }),
        image("cut.png", {
          damage: { kind: "truncated", detail: say`the end is missing` },
        }),
      ]),
      nothingAsked,
    );
    assert.match(whyOf(outOf(proposal, "huge.png")), /60 MB/);
    assert.equal(outOf(proposal, "cut.png")?.kind, "error");
    assert.match(whyOf(outOf(proposal, "cut.png")), /Ends too early/);
  });

  it("respects what the user left out, and thinks again about what narrowing did", () => {
    const first = narrowLibrary(library(drawn(60)), nothingAsked);
    const [byHand, byNarrowing] = filesOf(first);
    assert.ok(byHand !== undefined && byNarrowing !== undefined);
    const exclude = [
      { file: byHand, reason: "too sad" },
      { file: byNarrowing, reason: "narrowed: enough others are chosen" },
    ];
    const again = narrowLibrary(library(drawn(60), { exclude }), nothingAsked);
    assert.equal(
      whyOf(outOf(again, byHand)),
      "The manifest leaves it out: too sad.",
    );
    assert.notEqual(outOf(again, byNarrowing)?.kind, "user");
  });

  it("fills the place of a dropped image with the next best", () => {
    const before = narrowLibrary(library(drawn(60)), {
      ...nothingAsked,
      count: 15,
    });
    const dropped = filesOf(before).at(-1) ?? "";
    const after = narrowLibrary(library(drawn(60)), {
      pinned: [],
      dropped: [dropped],
      count: 15,
    });
    assert.equal(after.chosen.length, 15);
    assert.equal(outOf(after, dropped)?.kind, "user");
  });

  it("chooses half of what there is by default, 10 to 30", () => {
    const chosenOf = (count: number) =>
      narrowLibrary(library(drawn(count)), nothingAsked).chosen.length;
    assert.ok(chosenOf(51) <= 26);
    assert.ok(chosenOf(51) >= 10);
    assert.equal(chosenOf(200), 30);
  });

  it("says when there is less than was asked for, or too little to train on", () => {
    const few = narrowLibrary(library(drawn(12)), {
      ...nothingAsked,
      count: 40,
    });
    assert.match(
      few.shortfall ? english(few.shortfall) : "",
      /you asked for 40/,
    );
    const fewer = narrowLibrary(library(drawn(4)), nothingAsked);
    assert.match(
      fewer.shortfall ? english(fewer.shortfall) : "",
      /the service takes 10 to 50/,
    );
  });

  it("has nothing to propose of an empty folder, and of pictures that are all the same no more than one", () => {
    assert.deepEqual(filesOf(narrowLibrary(library([]), nothingAsked)), []);
    const same = Array.from({ length: 60 }, (_, index) =>
      measured(`same-${index}.png`, { subject: 5 }),
    );
    assert.equal(narrowLibrary(library(same), nothingAsked).chosen.length, 1);
  });
});
