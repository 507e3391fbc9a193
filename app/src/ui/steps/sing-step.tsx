import { useEffect, useState } from "react";
import { presentFile } from "../../session/sing.ts";
import { ScopedAlert } from "../alert.tsx";
import { Late } from "../late.tsx";
import { PhraseToSay } from "../phrase.tsx";
import { useAsked, useSession } from "../use.ts";
import { Recorder } from "./recorder.tsx";

/** Record, or drop a file, or hear what wins; then listen, save, compare, or try again. */
export function SingStep() {
  const take = useSession((now) => now.take);
  const earlier = useSession((now) => now.heard.some(({ hash }) => hash !== now.take?.hash));
  const [singing, setSinging] = useState(false);
  useDrop(!singing);
  return (
    <>
      <ScopedAlert scope="sing" />
      <PhraseToSay />
      {take === undefined || singing ? (
        <>
          <Recorder onBusy={setSinging} />
          {!singing && <FileChoice />}
          {!singing && <LateExample />}
        </>
      ) : (
        <Late load={() => import("./take-view.tsx")} waiting={<Unseen />} with={{}} />
      )}
      {earlier && !singing && <LateEarlier />}
    </>
  );
}

function choose(files: FileList | null | undefined): void {
  const file = files?.[0];
  if (file !== undefined) void presentFile(file);
}

/** Takes a recording that is dropped anywhere; without this the browser would leave the page and open the file. */
function useDrop(wanted: boolean): void {
  useEffect(() => {
    const over = (event: DragEvent) => event.preventDefault();
    const drop = (event: DragEvent) => {
      event.preventDefault();
      if (wanted) choose(event.dataTransfer?.files);
    };
    addEventListener("dragover", over);
    addEventListener("drop", drop);
    return () => {
      removeEventListener("dragover", over);
      removeEventListener("drop", drop);
    };
  }, [wanted]);
}

/** The drop zone; the whole page takes a drop as well, here is where it says so. */
function FileChoice() {
  const [over, setOver] = useState(false);
  return (
    <label
      className="drop"
      data-over={over}
      onDragOver={() => setOver(true)}
      onDragLeave={() => setOver(false)}
      onDrop={() => setOver(false)}
    >
      <span>
        or <span className="link">choose a recording</span>, or drop one here
      </span>
      <span className="muted">
        WAV, AIFF or anything else that your browser plays; a plain WAV of it is what is judged
      </span>
      <input
        type="file"
        className="hidden"
        accept="audio/*,.wav,.aif,.aiff"
        aria-label="Choose a recording"
        onChange={(event) => {
          choose(event.target.files);
          event.target.value = "";
        }}
      />
    </label>
  );
}

/** Where a spectrogram will stand. */
function Unseen() {
  return <div className="spectrogram waiting" aria-hidden="true" />;
}

/** A voice that wins, loaded when somebody wants to hear it. */
function LateExample() {
  const [open, setOpen] = useState(false);
  return (
    <details className="example" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>Hear what wins</summary>
      {open && <Late load={() => import("./example.tsx")} with={{}} />}
    </details>
  );
}

/** Takes of before, by code that is loaded when there are some; what cannot be loaded is not missed. */
function LateEarlier() {
  const { answer } = useAsked("earlier", () => import("./earlier-takes.tsx"));
  return answer ? <answer.default /> : null;
}
