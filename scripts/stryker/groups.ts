/** What Stryker mutates, and by which tests. */

/** Files that are mutated together, and the tests that have to notice. */
export interface Group {
  readonly name: string;
  readonly mutate: readonly string[];
  readonly spec: readonly string[];
}

export const GROUPS: readonly Group[] = [
  {
    name: "key",
    mutate: ["packages/client/src/key/**/*.ts"],
    spec: ["packages/client/test/key/binding.test.ts", "packages/client/test/key/key.test.ts"],
  },
  {
    name: "twin",
    mutate: ["ml/src/judge/twin.ts", "ml/src/judge/quantise.ts"],
    spec: ["ml/test/judge/twin.test.ts", "ml/test/judge/quantise.test.ts"],
  },
  {
    name: "decoder",
    mutate: [
      "ml/src/audio/{aiff,aiff-common,canonical,check,chunks,decode,encode-wav,g711,id3,mono,pcm,sample-rate,sound-size,wav,wav-format}.ts",
    ],
    // One by one: braces in a test's path find nothing here.
    spec: [
      "aiff-header",
      "canonical",
      "check",
      "chunk-ends",
      "decode",
      "encode-wav",
      "g711",
      "id3",
      "limits",
      "one-reading",
      "placeholder-sizes",
      "redundant-fields",
      "true-names",
      "wav-header",
    ].map((name) => `ml/test/audio/${name}.test.ts`),
  },
  {
    name: "client",
    mutate: [
      "packages/client/src/{allowlist,badges,deployment,format,phrase,recordings,reverts,seasons,transactions}/**/*.ts",
      "packages/client/src/claims/{batch,consent,leaderboard}.ts",
      "packages/client/src/audits/{copies,signed-reveal}.ts",
      "packages/client/src/currencies/{approval,currency}.ts",
    ],
    spec: ["packages/client/test/**/!(*.fuzz|browser|generated).test.ts"],
  },
];
