import { codeOf } from "@idol/dev/code-of";
import { circuitHash, formatManifest, type Manifest } from "@idol/ezkl/circuit";
import { sha256 } from "@idol/ezkl/files";
import { expect } from "chai";
import { AbiCoder, keccak256 } from "ethers";
import { judgeManifest, parseManifest } from "../../src/circuit/manifest.ts";

const identity = {
  onnx: sha256("onnx"),
  vk: sha256("vk"),
  verifier: sha256("verifier"),
  settings: sha256("settings"),
  srs: sha256("srs"),
};
const bound = { features: sha256("features") };

const circuit: Manifest = {
  format: 3,
  generator: "EZKL 21.0.0",
  verifier: "SampleVerifier",
  identity,
  bound,
  hash: circuitHash(identity, bound),
  files: { input: sha256("input"), settings: sha256("settings file"), compiled: sha256("compiled") },
  srs: { logrows: 12, origin: "ceremony" },
  rows: 3272,
  outputs: [
    { scale: 7, lowest: null, highest: null },
    { scale: 21, lowest: "-331786153591", highest: "288836620103" },
  ],
  steps: { setup: sha256("setup") },
};
const manifest = judgeManifest(circuit);

describe("circuitHash", () => {
  it("is keccak256(abi.encode(onnx, vk, verifier, settings, srs, features)), as a contract would compute it", () => {
    const { onnx, vk, verifier, settings, srs } = identity;
    const encoded = AbiCoder.defaultAbiCoder().encode(Array(6).fill("bytes32"), [
      onnx,
      vk,
      verifier,
      settings,
      srs,
      bound.features,
    ]);
    expect(circuitHash(identity, bound)).to.equal(keccak256(encoded));
  });

  it("keeps its value over versions", () => {
    expect(circuitHash(identity, bound)).to.equal(
      "0xad7301c069886995dda7a3e0a6b5d002c417de0ee809730c564f47cc78adcc25",
    );
  });

  it("changes with what is bound, and with its lack", () => {
    expect(circuitHash(identity, { features: sha256("other") })).to.not.equal(manifest.judgeHash);
    expect(circuitHash(identity, {})).to.not.equal(manifest.judgeHash);
  });

  for (const part of ["onnx", "vk", "verifier", "settings", "srs"] as const) {
    it(`changes with ${part}`, () => {
      expect(circuitHash({ ...identity, [part]: sha256("other") }, bound)).to.not.equal(manifest.judgeHash);
    });
  }

  it("changes when two parts are swapped", () => {
    expect(circuitHash({ ...identity, onnx: identity.vk, vk: identity.onnx }, bound)).to.not.equal(
      manifest.judgeHash,
    );
  });
});

describe("parseManifest", () => {
  it("reads what formatManifest writes", () => {
    expect(parseManifest(formatManifest(circuit))).to.deep.equal(manifest);
  });

  it("refuses a list whose hash is not the one stated", () => {
    const edited = formatManifest({ ...circuit, identity: { ...identity, srs: sha256("other") } });
    expect(codeOf(() => parseManifest(edited))).to.equal("ARTEFACT_MISMATCH");
  });

  it("refuses another format, a missing field, an unknown one, and what is no JSON", () => {
    const { rows: _, ...incomplete } = circuit;
    const bad = [
      { ...circuit, format: 1 },
      incomplete,
      { ...circuit, more: 1 },
      { ...circuit, outputs: [{ scale: 7, lowest: -1, highest: null }] },
      { ...circuit, outputs: [] },
      { ...circuit, bound: {}, hash: circuitHash(identity, {}) },
    ];
    for (const text of [...bad.map((value) => JSON.stringify(value)), "", "manifest"])
      expect(codeOf(() => parseManifest(text))).to.equal("ARTEFACT_INVALID");
  });
});
