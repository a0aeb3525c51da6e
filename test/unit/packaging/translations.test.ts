import assert from "node:assert/strict";
import { translationFaults } from "../../../scripts/lib/translations.mjs";

describe("A translation", () => {
  it("may put what it keeps in another order", () => {
    const source = { "{0} of {1}": "{0} of {1}" };
    assert.deepEqual(
      translationFaults(source, { "{0} of {1}": "{1} のうち {0}" }),
      [],
    );
  });

  it("has each text, also where a comment comes with it", () => {
    const source = { Name: "Name", "High/Quality": { message: "High" } };
    assert.deepEqual(translationFaults(source, { Name: "Name" }), [
      'lacks "High/Quality"',
    ]);
  });

  it("has no text that is gone", () => {
    assert.deepEqual(translationFaults({}, { Gone: "Weg" }), [
      'has "Gone", which is gone',
    ]);
  });

  for (const [source, translation] of [
    ["{0} errors", "Fehler"],
    ["[Open](command:styleTrainer.lint)", "[Öffnen](command:styleTrainer.lnt)"],
    ["$(discard) Undo", "Rückgängig"],
  ] as const) {
    it(`keeps what "${source}" can't do without`, () => {
      assert.equal(
        translationFaults({ key: source }, { key: translation }).length,
        1,
      );
    });
  }
});
