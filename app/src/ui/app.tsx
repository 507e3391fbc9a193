import { useEffect, useRef } from "react";
import { auditedRecording } from "../store/keep.ts";
import { ScopedAlert } from "./alert.tsx";
import { Boundary } from "./boundary.tsx";
import { Footer } from "./footer.tsx";
import { Header } from "./header.tsx";
import { HomePage } from "./home-page.tsx";
import { useKeptFocus } from "./kept-focus.ts";
import { Late } from "./late.tsx";
import { pageTitle } from "./page-title.ts";
import { SwitchButton } from "./switch-button.tsx";
import { useAsked, useRoute, useSession } from "./use.ts";

const moment = <p className="muted">One moment…</p>;

/** The whole page: home, or one of the pages to look around. */
export function App() {
  const route = useRoute();
  const main = useRef<HTMLElement>(null);
  const place = route.join("/");
  const shown = useRef(place);
  const pledged = useSession((now) => now.proofs.some((proof) => auditedRecording(proof) !== undefined));
  useKeptFocus(main);
  useEffect(() => {
    document.title = pageTitle(place.split("/").filter(Boolean));
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
        {pledged && <Late load={() => import("./reveal-notice.tsx")} with={{}} />}
        <Boundary key={place}>
          {route.length === 0 ? (
            <HomePage />
          ) : route[0] === "organise" ? (
            <Late
              key="organise"
              load={() => import("../organise/organise-page.tsx")}
              waiting={moment}
              with={{ route }}
            />
          ) : (
            <Late key="see" load={() => import("./see/see-page.tsx")} waiting={moment} with={{ route }} />
          )}
        </Boundary>
      </main>
      <Footer />
      <Unlock />
    </>
  );
}

/** The question to the owner of the browser's key, where something is to be signed with it. */
function Unlock() {
  const asked = useSession((now) => now.unlocking);
  const { answer, failure } = useAsked(asked && "unlock", () => import("./key/unlock-dialog.tsx"));
  useEffect(() => {
    if (failure !== undefined) asked?.refuse(failure);
  }, [asked, failure]);
  return asked && answer && <answer.default asked={asked} />;
}
