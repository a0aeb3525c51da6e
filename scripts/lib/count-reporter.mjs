import fs from "node:fs";
import Mocha from "mocha";

/** Mocha's usual output, and the counts in the file that STYLE_TRAINER_TEST_RESULT names. */
export default class CountReporter extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
      const { passes, failures } = this.stats;
      fs.writeFileSync(
        process.env.STYLE_TRAINER_TEST_RESULT,
        JSON.stringify({ passes, failures }),
      );
    });
  }
}
