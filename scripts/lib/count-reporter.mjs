import fs from "node:fs";
import path from "node:path";
import Mocha from "mocha";

/** Mocha's usual output, and the counts in the file that STYLE_TRAINER_TEST_RESULT names. */
export default class CountReporter extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const { EVENT_TEST_PASS, EVENT_TEST_FAIL, EVENT_RUN_END } =
      Mocha.Runner.constants;
    const files = {};
    const count = (key) => (test) => {
      const file = path.relative(process.cwd(), test.file ?? "");
      files[file] ??= { passes: 0, failures: 0 };
      files[file][key] += 1;
    };
    runner.on(EVENT_TEST_PASS, count("passes"));
    runner.on(EVENT_TEST_FAIL, count("failures"));
    runner.once(EVENT_RUN_END, () => {
      const { passes, failures } = this.stats;
      fs.writeFileSync(
        process.env.STYLE_TRAINER_TEST_RESULT,
        JSON.stringify({ passes, failures, files }),
      );
    });
  }
}
