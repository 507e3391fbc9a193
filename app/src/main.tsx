import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { isolate } from "./isolate.ts";
import { openSession } from "./session/open.ts";
import { App } from "./ui/app.tsx";
import { Framed } from "./ui/framed.tsx";
import "./ui/style/index.css";

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
