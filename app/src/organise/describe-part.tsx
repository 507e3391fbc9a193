import { PICTURE_BYTES, publishDocument, type SeasonDocument } from "@idol/client";
import { useState } from "react";
import { documentPath } from "../chain/season-document.ts";
import type { Season } from "../chain/seasons.ts";
import { PageError } from "../errors.ts";
import { toFailure } from "../failure.ts";
import { setError } from "../session/state.ts";
import { saveFile } from "../ui/download.ts";
import { FilePick } from "../ui/file-pick.tsx";
import { SendForm } from "../ui/send-form.tsx";
import { ActButton, useCarryOut } from "./act-button.tsx";
import { describing } from "./acts.ts";
import { Field } from "./field.tsx";

/** Title, text and picture of a season: a file for the page's host, whose hash goes into the season's event. */
export function DescribePart({ season }: { season: Season }) {
  const [words, setWords] = useState<SeasonDocument>({ title: "", text: "" });
  const [saved, setSaved] = useState<string>();
  const [busy, carry] = useCarryOut(season);
  const change = (part: Partial<SeasonDocument>) => {
    setWords({ ...words, ...part });
    setSaved(undefined);
  };
  const telling = async (work: () => void | Promise<void>) => {
    setError("organise", undefined);
    try {
      await work();
    } catch (thrown) {
      setError("organise", toFailure(thrown));
    }
  };
  const save = () =>
    telling(() => {
      const { bytes, hash } = publishDocument(words);
      saveFile(`${hash}.json`, bytes, "application/json");
      setSaved(hash);
    });
  return (
    <section className="card" aria-labelledby="describe">
      <h2 id="describe">Describe it</h2>
      <p className="muted">
        Title, text and picture for this page. They are no terms, and you can change them: the last
        description counts.
      </p>
      <SendForm onSend={save}>
        <Field
          label="Title"
          value={words.title}
          onValue={(title) => change({ title })}
          required
          hint="80 characters at most."
        />
        <div className="field">
          <label>
            Text
            <textarea rows={4} value={words.text} onChange={({ target }) => change({ text: target.value })} />
          </label>
        </div>
        <FilePick
          accept="image/png,image/jpeg,image/webp"
          onFiles={([file]) => void telling(async () => change({ picture: await dataUriOf(file) }))}
        >
          A picture, PNG, JPEG or WebP of {PICTURE_BYTES / 1000} KB at most{words.picture && ": chosen"}
        </FilePick>
        <p className="row">
          <button type="submit">Save the document</button>
          {saved && (
            <ActButton busy={busy} onAct={() => void carry("Describe", describing(season.number, saved))}>
              Publish its hash
            </ActButton>
          )}
        </p>
      </SendForm>
      {saved && (
        <p role="status">
          Put the file beside this page as <span className="mono">{documentPath(saved)}</span>, then publish
          its hash.
        </p>
      )}
    </section>
  );
}

async function dataUriOf(file: File): Promise<string> {
  if (file.size > PICTURE_BYTES) {
    throw new PageError(
      "DOCUMENT_INVALID",
      `The picture is larger than ${PICTURE_BYTES / 1000} KB.`,
      "Take a smaller one, as a JPEG or WebP of 800 pixels.",
    );
  }
  return await new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
