// In CI a test is tried twice: beside other work, browsers and nodes now and then miss a moment. `npm test` names each that was.
module.exports = {
  timeout: 60_000,
  retries: process.env.CI === "true" ? 1 : 0,
  reporter: "scripts/second-try.cjs",
};
