import { lazy, Suspense, useEffect, useRef } from "react";
import { ScopedAlert } from "./alert.tsx";
import { Footer } from "./footer.tsx";
import { Header } from "./header.tsx";
import { HomePage } from "./home-page.tsx";
import { useKeptFocus } from "./kept-focus.ts";
import { RevealReminders } from "./reveal-notice.tsx";
import { SwitchButton } from "./switch-button.tsx";
import { useRoute } from "./use.ts";

const SeePage = lazy(() => import("./see/see-page.tsx"));

/** The whole page: home, or one of the pages to look around. */
export function App() {
  const route = useRoute();
  const main = useRef<HTMLElement>(null);
  const place = route.join("/");
  const shown = useRef(place);
  useKeptFocus(main);
  useEffect(() => {
    // Whoever listens to the page, or walks it by keyboard, is taken to what has changed.
    if (shown.current === place) return;
    shown.current = place;
    main.current?.focus();
    scrollTo({ top: 0 });
  }, [place]);
  return (
    <>
      <button type="button" className="skip" onClick={() => main.current?.focus()}>
        Skip to the content
      </button>
      <Header route={route} />
      <main id="main" ref={main} tabIndex={-1}>
        <ScopedAlert scope="chain">
          <SwitchButton />
        </ScopedAlert>
        <ScopedAlert scope="keep" />
        <RevealReminders />
        {route.length === 0 ? (
          <HomePage />
        ) : (
          <Suspense fallback={<p className="muted">One moment…</p>}>
            <SeePage route={route} />
          </Suspense>
        )}
      </main>
      <Footer />
    </>
  );
}
