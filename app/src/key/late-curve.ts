import type { secp256k1 as Curve } from "@noble/curves/secp256k1";

/** The curve that ethers signs on. The bundle has ethers take it from here, so that it is loaded where something is signed (`host/slim-plugin.ts`). */
export let secp256k1: typeof Curve;

/** Hands ethers the curve. */
export function provideCurve(curve: typeof Curve): void {
  secp256k1 = curve;
}
