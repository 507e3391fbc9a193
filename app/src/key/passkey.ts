import { PageError } from "../errors.ts";
import type { Lock } from "./kept-key.ts";

type Passkey = Extract<Lock, { kind: "passkey" }>;
/** TypeScript's library does not know all of WebAuthn's PRF extension yet. */
type Results = { prf?: { enabled?: boolean; results?: { first?: BufferSource } } };

/** Whether this browser has passkeys at all; whether one gives a secret is known when it is made. */
export function hasPasskeys(): boolean {
  return typeof PublicKeyCredential === "function";
}

/** Makes a passkey for this page, and asks it for its secret. @throws PageError `PASSKEY_UNFIT`, `CANCELLED` */
export async function makePasskey(): Promise<{ lock: Passkey; answer: Uint8Array<ArrayBuffer> }> {
  const salt = crypto.getRandomValues(new Uint8Array(32));
  const made = (await asked(() =>
    navigator.credentials.create({
      publicKey: {
        rp: { name: "Idol" },
        user: { id: crypto.getRandomValues(new Uint8Array(16)), name: "Idol key", displayName: "Idol key" },
        challenge: crypto.getRandomValues(new Uint8Array(32)),
        pubKeyCredParams: [
          { type: "public-key", alg: -7 },
          { type: "public-key", alg: -257 },
        ],
        authenticatorSelection: { userVerification: "required" },
        extensions: { prf: { eval: { first: salt } } },
      },
    }),
  )) as PublicKeyCredential;
  const { prf } = made.getClientExtensionResults() as Results;
  if (prf?.enabled !== true) throw unfit();
  const lock: Passkey = { kind: "passkey", salt, credential: new Uint8Array(made.rawId) };
  const first = prf.results?.first;
  return { lock, answer: first === undefined ? await askPasskey(lock) : bytesOf(first) };
}

/** Asks a passkey for its secret. @throws PageError `PASSKEY_UNFIT`, `CANCELLED` */
export async function askPasskey({ salt, credential }: Passkey): Promise<Uint8Array<ArrayBuffer>> {
  const shown = (await asked(() =>
    navigator.credentials.get({
      publicKey: {
        challenge: crypto.getRandomValues(new Uint8Array(32)),
        allowCredentials: [{ type: "public-key", id: credential }],
        userVerification: "required",
        extensions: { prf: { eval: { first: salt } } },
      },
    }),
  )) as PublicKeyCredential;
  const first = (shown.getClientExtensionResults() as Results).prf?.results?.first;
  if (first === undefined) throw unfit();
  return bytesOf(first);
}

async function asked(ask: () => Promise<Credential | null>): Promise<Credential> {
  try {
    const answer = await ask();
    if (answer !== null) return answer;
  } catch (cause) {
    throw new PageError(
      "CANCELLED",
      "The passkey was not given.",
      "Try again, or lock the key with a passphrase.",
      { cause },
    );
  }
  throw unfit();
}

function bytesOf(source: BufferSource): Uint8Array<ArrayBuffer> {
  return source instanceof ArrayBuffer ? new Uint8Array(source) : new Uint8Array(source.buffer.slice(0));
}

function unfit(): PageError {
  return new PageError(
    "PASSKEY_UNFIT",
    "This browser or device makes no passkey that can encrypt (PRF).",
    "Lock the key with a passphrase. A passkey that was just made for this page is not used; you can delete it.",
  );
}
