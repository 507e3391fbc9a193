// Mocha's "spec" report, and the name of each test that failed at first and was tried again.
const { reporters, Runner } = require("mocha");

class SecondTry extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.on(Runner.constants.EVENT_TEST_RETRY, (test, error) => {
      const reason = String(error?.message ?? error)
        .replace(/\s+/g, " ")
        .slice(0, 500);
      reporters.Base.consoleLog("    ↻ tried again: %s (%s)", test.fullTitle(), reason);
    });
  }
}

module.exports = SecondTry;
