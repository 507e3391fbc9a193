import { options } from "preact";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { isolate } from "./isolate.ts";
import { openSession } from "./session/open.ts";
import { App } from "./ui/app.tsx";
import { Framed } from "./ui/framed.tsx";
import "./ui/style/index.css";

// Effects run with what they belong to, as React's do after a click, and not a frame later.
options.requestAnimationFrame = queueMicrotask;

if (window.top !== window.self) {
  createRoot(document.getElementById("root")!).render(<Framed />);
} else if (await isolate()) {
  createRoot(document.getElementById("root")!).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
  void openSession();
}
