import { type RefObject, useEffect } from "react";

/**
 * Keeps the focus near where it was when what had it goes away, as a button does that has done its work: it moves on to the heading of
 * the same section. Without this it would fall back to the top of the page, and whoever walks or listens would have to start again.
 */
export function useKeptFocus(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const { current } = root;
    if (current === null) return;
    let last: Element | undefined;
    let section: Element | null = null;
    const note = ({ target }: FocusEvent) => {
      last = target as Element;
      section = last.closest("section[aria-labelledby]");
    };
    const look = () => {
      if (last === undefined || last.isConnected || document.activeElement !== document.body) return;
      last = undefined;
      const heading = section?.isConnected && section.querySelector<HTMLElement>("h2, h3");
      const next = heading || current;
      next.tabIndex = -1;
      next.focus({ preventScroll: true });
    };
    const observer = new MutationObserver(look);
    current.addEventListener("focusin", note);
    observer.observe(current, { childList: true, subtree: true });
    return () => {
      current.removeEventListener("focusin", note);
      observer.disconnect();
    };
  }, [root]);
}
