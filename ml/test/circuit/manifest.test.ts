import { formatManifest, judgeHash, type Manifest, parseManifest } from "@idol/ezkl/circuit/manifest.ts";
import { sha256 } from "@idol/ezkl/files/hashes.ts";
import { expect } from "chai";
import { AbiCoder, keccak256 } from "ethers";
import { codeOf } from "../code-of.ts";

const identity = {
  onnx: sha256("onnx"),
  vk: sha256("vk"),
  verifier: sha256("verifier"),
  settings: sha256("settings"),
  srs: sha256("srs"),
  features: sha256("features"),
};

const manifest: Manifest = {
  format: 2,
  generator: "EZKL 21.0.0",
  verifier: "SampleVerifier",
  identity,
  judgeHash: judgeHash(identity),
  files: { input: sha256("input"), settings: sha256("settings file"), compiled: sha256("compiled") },
  srs: { logrows: 12, origin: "ceremony" },
  rows: 3272,
  score: { scale: 21, lowest: "-331786153591", highest: "288836620103" },
  steps: { setup: sha256("setup") },
};

describe("judgeHash", () => {
  it("is keccak256(abi.encode(onnx, vk, verifier, settings, srs, features)), as a contract would compute it", () => {
    const { onnx, vk, verifier, settings, srs, features } = identity;
    const encoded = AbiCoder.defaultAbiCoder().encode(Array(6).fill("bytes32"), [
      onnx,
      vk,
      verifier,
      settings,
      srs,
      features,
    ]);
    expect(judgeHash(identity)).to.equal(keccak256(encoded));
  });

  it("keeps its value over versions", () => {
    expect(judgeHash(identity)).to.equal(
      "0xad7301c069886995dda7a3e0a6b5d002c417de0ee809730c564f47cc78adcc25",
    );
  });

  for (const part of ["onnx", "vk", "verifier", "settings", "srs", "features"] as const) {
    it(`changes with ${part}`, () => {
      expect(judgeHash({ ...identity, [part]: sha256("other") })).to.not.equal(manifest.judgeHash);
    });
  }

  it("changes when two parts are swapped", () => {
    expect(judgeHash({ ...identity, onnx: identity.vk, vk: identity.onnx })).to.not.equal(manifest.judgeHash);
  });
});

describe("parseManifest", () => {
  it("reads what formatManifest writes", () => {
    expect(parseManifest(formatManifest(manifest))).to.deep.equal(manifest);
  });

  it("refuses a list whose hash is not the one stated", () => {
    const edited = formatManifest({ ...manifest, identity: { ...identity, srs: sha256("other") } });
    expect(codeOf(() => parseManifest(edited))).to.equal("ARTEFACT_MISMATCH");
  });

  it("refuses another format, a missing field, an unknown one, and what is no JSON", () => {
    const { rows: _, ...incomplete } = manifest;
    const bad = [
      { ...manifest, format: 1 },
      incomplete,
      { ...manifest, more: 1 },
      { ...manifest, score: { ...manifest.score, lowest: -1 } },
    ];
    for (const text of [...bad.map((value) => JSON.stringify(value)), "", "manifest"])
      expect(codeOf(() => parseManifest(text))).to.equal("JUDGE_INVALID");
  });
});
