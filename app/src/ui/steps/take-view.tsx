import { useState } from "react";
import { clearTake } from "../../session/sing.ts";
import { saveFile } from "../download.ts";
import { Player } from "../player/player.tsx";
import { Spectrogram } from "../spectrogram/spectrogram.tsx";
import { useSession } from "../use.ts";
import { Contributions } from "./contributions.tsx";

/** What was sung: seen, heard, saved, or sung again. */
export default function TakeView() {
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
      {attention && verdict && <Contributions verdict={verdict} />}
    </div>
  );
}
