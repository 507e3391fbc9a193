import { useEffect, useState } from "react";
import { clearTake, presentFile } from "../../session/sing.ts";
import { ScopedAlert } from "../alert.tsx";
import { saveFile } from "../download.ts";
import { PhraseToSay } from "../phrase.tsx";
import { Player } from "../player/player.tsx";
import { Spectrogram } from "../spectrogram/spectrogram.tsx";
import { useSession } from "../use.ts";
import { Contributions } from "./contributions.tsx";
import { Recorder } from "./recorder.tsx";

/** Record, or drop a file; then listen, save, or try again. */
export function SingStep() {
  const take = useSession((now) => now.take);
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
        </>
      ) : (
        <TakeView />
      )}
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

function TakeView() {
  const take = useSession((now) => now.take)!;
  const verdict = useSession((now) => now.verdict);
  const [attention, setAttention] = useState(false);
  const name = /\.wav$/i.test(take.name) ? take.name : `${take.name}.wav`;
  return (
    <div className="take">
      {verdict ? (
        <Spectrogram verdict={verdict} attention={attention} />
      ) : (
        <div className="spectrogram waiting" aria-hidden="true" />
      )}
      <Player bytes={take.bytes} label="Your recording" />
      <p className="row">
        <button type="button" onClick={() => void clearTake()}>
          Sing again
        </button>
        <button type="button" className="quiet" onClick={() => saveFile(name, take.bytes, "audio/wav")}>
          Save the recording
        </button>
        {verdict && (
          <button
            type="button"
            className="quiet"
            aria-pressed={attention}
            onClick={() => setAttention((shown) => !shown)}
          >
            Show what the judge attends to
          </button>
        )}
      </p>
      {take.from === "converted" && (
        <p className="muted">Your browser turned it into a WAV; that file is what is judged and proved.</p>
      )}
      {attention && verdict && <Contributions />}
    </div>
  );
}
