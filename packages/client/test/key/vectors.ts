import { readFileSync } from "node:fs";

/** The vectors that this side shares with the Solidity tests; numbers are decimal or 0x strings. */
export interface KeyVectors {
  keys: {
    name: string;
    account: string;
    chainId: string;
    reward: string;
    season: string;
    termsHash: string;
    commitment: string;
    domain: string;
    key: string;
    littleEndian: string;
  }[];
  commitments: { name: string; singer: string; salt: string; recordingHash: string; commitment: string }[];
  phrases: {
    name: string;
    account: string;
    chainId: string;
    reward: string;
    season: string;
    termsHash: string;
    phrase: string;
  }[];
  scores: { name: string; element: string; score: string }[];
}

export const vectors = JSON.parse(
  readFileSync(new URL("../../../../test/fixtures/key-vectors.json", import.meta.url), "utf8"),
) as KeyVectors;
