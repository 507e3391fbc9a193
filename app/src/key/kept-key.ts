/** What opens a kept key: words that its owner knows, or a passkey whose authenticator gives a secret (WebAuthn's PRF). */
export type Lock =
  | { kind: "passphrase"; salt: Uint8Array<ArrayBuffer>; iterations: number }
  | { kind: "passkey"; salt: Uint8Array<ArrayBuffer>; credential: Uint8Array<ArrayBuffer> };

/** A singer's key as the browser keeps it: encrypted. */
export interface KeptKey {
  address: string;
  lock: Lock;
  iv: Uint8Array<ArrayBuffer>;
  sealed: Uint8Array<ArrayBuffer>;
}
