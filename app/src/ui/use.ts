import { useEffect, useState, useSyncExternalStore } from "react";
import { type Session, session } from "../session/state.ts";
import { useStore } from "../store/create-store.ts";

/** A component's view of the session. */
export function useSession<S>(select: (now: Session) => S): S {
  return useStore(session, select);
}

/** Draws the component anew every so many milliseconds. */
export function useTick(milliseconds: number): void {
  const [, set] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => set((count) => count + 1), milliseconds);
    return () => clearInterval(timer);
  }, [milliseconds]);
}

/** The chain's time now: that of its newest block, and what has passed since it was read. */
export function useChainTime(): bigint {
  useTick(1000);
  const chainTime = useSession((now) => now.chainTime);
  const readAt = useSession((now) => now.readAt);
  return chainTime + BigInt(Math.floor(Math.max(0, performance.now() - readAt) / 1000));
}

const listen = (listener: () => void) => {
  addEventListener("hashchange", listener);
  return () => removeEventListener("hashchange", listener);
};

/** The part of the page that the address names, as `["season", "1"]`; empty for the home page. */
export function useRoute(): string[] {
  const hash = useSyncExternalStore(listen, () => location.hash);
  return hash.replace(/^#\/?/, "").split("/").filter(Boolean);
}

/** An object URL of bytes, let go of when the component does. */
export function useObjectUrl(bytes: Uint8Array | undefined, type: string): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (bytes === undefined) return setUrl(undefined);
    const made = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes, type]);
  return url;
}

/** What a promise came to, asked anew when `key` changes; the last answer stays until the next is there. */
export function useAsked<T>(
  key: string | undefined,
  ask: () => Promise<T>,
): { answer: T | undefined; failure: unknown; again: () => void } {
  const [round, setRound] = useState(0);
  const [state, setState] = useState<{ key?: string; answer?: T; failure?: unknown }>({});
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for everything that the question is made of
  useEffect(() => {
    if (key === undefined) return setState({});
    let current = true;
    ask().then(
      (answer) => current && setState({ key, answer }),
      (failure: unknown) => current && setState({ key, failure }),
    );
    return () => {
      current = false;
    };
  }, [key, round]);
  const fits = state.key === key;
  return {
    answer: fits ? state.answer : undefined,
    failure: fits ? state.failure : undefined,
    again: () => setRound((count) => count + 1),
  };
}
