import { keep } from "../store/keep.ts";
import { saveFile } from "./download.ts";
import { useAsked } from "./use.ts";

/** The way to save the recording that an audited claim will have to show, or the word that this browser does not have it. */
export function SaveRecording({ hash }: { hash: string }) {
  const { answer, asked } = useKept(hash);
  if (!asked) return null;
  if (answer === undefined) {
    return <p>This browser does not have the recording: be sure that you have its file.</p>;
  }
  const save = () => saveFile(answer.name, answer.bytes, "audio/wav");
  return (
    <p>
      <button type="button" className="quiet" onClick={save}>
        Save the recording that you proved
      </button>
    </p>
  );
}

function useKept(hash: string) {
  const kept = useAsked(hash, async () => ({ take: await keep.take(hash) }));
  return { answer: kept.answer?.take, asked: kept.answer !== undefined };
}
