import { options } from "preact";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { toFailure } from "./failure.ts";
import { isolate } from "./isolate.ts";
import { bringBack } from "./session/kept.ts";
import { setError } from "./session/state.ts";
import { App } from "./ui/app.tsx";
import { Framed } from "./ui/framed.tsx";
import "./ui/style/index.css";

// Effects run with what they belong to, as React's do after a click, and not a frame later.
options.requestAnimationFrame = queueMicrotask;

if (window.top !== window.self) {
  createRoot(document.getElementById("root")!).render(<Framed />);
} else if (await isolate()) {
  // Chain and wallets are code of their own, which runs when the first screen is drawn.
  const late = import("./session/open.ts");
  createRoot(document.getElementById("root")!).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
  void Promise.all([late, bringBack()]).then(
    ([{ openSession }]) => openSession(),
    (thrown: unknown) => setError("chain", toFailure(thrown)),
  );
}
