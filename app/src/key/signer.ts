import { secp256k1 } from "@noble/curves/secp256k1";
import { hexlify, Wallet } from "ethers";
import { provideCurve } from "./late-curve.ts";

provideCurve(secp256k1);

/** A new private key with its address. */
export function drawKey(): { secret: Uint8Array<ArrayBuffer>; address: string } {
  const secret = crypto.getRandomValues(new Uint8Array(32));
  return { secret, address: signerOf(secret).address };
}

/** What signs with a private key. */
export function signerOf(secret: Uint8Array): Wallet {
  return new Wallet(hexlify(secret));
}

/** A key as its owner saves it: wallets take the last line. */
export function keyText(secret: Uint8Array): string {
  return [
    "A key of the Idol page, not encrypted: whoever has this file has everything that the key is paid.",
    'Keep it where nobody else reads it, or take it into a wallet ("import a private key") and delete it.',
    signerOf(secret).address,
    hexlify(secret),
    "",
  ].join("\n");
}
