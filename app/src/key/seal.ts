import { PageError } from "../errors.ts";
import type { KeptKey, Lock } from "./kept-key.ts";

/** What OWASP asks of PBKDF2 with SHA-256 (2023). */
export const ITERATIONS = 600_000;
/** A record that somebody changed must not keep the page busy for ever. */
const MOST_ITERATIONS = 10 * ITERATIONS;
const PURPOSE = new TextEncoder().encode("idol page key 1");

/**
 * Encrypts a private key by AES-256-GCM. The cipher's key is derived from `answer`: a passphrase by PBKDF2, a passkey's secret by HKDF. Address
 * and lock are bound to it.
 */
export async function seal(
  secret: Uint8Array<ArrayBuffer>,
  address: string,
  lock: Lock,
  answer: Uint8Array<ArrayBuffer>,
): Promise<KeptKey> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const cipher = { name: "AES-GCM", iv, additionalData: bound(address, lock) };
  const sealed = await crypto.subtle.encrypt(cipher, await cipherKey(lock, answer), secret);
  return { address, lock, iv, sealed: new Uint8Array(sealed) };
}

/** Decrypts a private key. @throws PageError `KEY_LOCKED` for a wrong answer, or where anything that is kept was changed */
export async function unseal(
  { address, lock, iv, sealed }: KeptKey,
  answer: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const cipher = { name: "AES-GCM", iv, additionalData: bound(address, lock) };
    return new Uint8Array(await crypto.subtle.decrypt(cipher, await cipherKey(lock, answer), sealed));
  } catch (cause) {
    throw new PageError(
      "KEY_LOCKED",
      lock.kind === "passphrase"
        ? "The passphrase does not open the key: it is another one, or what this browser keeps was changed."
        : "The passkey does not open the key: it is another one, or what this browser keeps was changed.",
      "Try again. If it never opens, use the copy of the key that you saved.",
      { cause },
    );
  }
}

/** A passphrase as bytes: the same on every keyboard. */
export function passphraseBytes(passphrase: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(passphrase.normalize("NFKC"));
}

async function cipherKey(lock: Lock, answer: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const [from, derivation] =
    lock.kind === "passphrase"
      ? ["PBKDF2", { iterations: checked(lock.iterations) }]
      : ["HKDF", { info: PURPOSE }];
  const base = await crypto.subtle.importKey("raw", answer, from as string, false, ["deriveKey"]);
  return await crypto.subtle.deriveKey(
    { name: from as string, hash: "SHA-256", salt: lock.salt, ...(derivation as object) },
    base,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt", "decrypt"],
  );
}

function checked(iterations: number): number {
  if (iterations >= ITERATIONS && iterations <= MOST_ITERATIONS) return iterations;
  throw new RangeError(`${iterations} iterations`);
}

function bound(address: string, { kind }: Lock): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${address} ${kind}`);
}
