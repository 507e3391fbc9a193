import { formatCount, shorten } from "@idol/client/format";
import { useState } from "react";
import { toFailure } from "../failure.ts";
import { setError } from "../session/state.ts";
import { saveFile } from "../ui/download.ts";
import { FilePick } from "../ui/file-pick.tsx";

/** A list of admitted singers as it was read. */
export interface ReadList {
  root: string;
  count: number;
  /** The file that proves every singer's admission. */
  text: string;
}

/** The first byte of a list that the page or `idol:allowlist` made. */
const BRACE = 0x7b;

async function readList(file: File): Promise<ReadList> {
  const { allowlistOf, formatAllowlist, parseAllowlist, parseAllowlistCsv } = await import(
    "@idol/client/allowlist"
  );
  const bytes = new Uint8Array(await file.arrayBuffer());
  const list =
    bytes[0] === BRACE
      ? parseAllowlist(new TextDecoder().decode(bytes))
      : allowlistOf(parseAllowlistCsv(bytes, file.name));
  return { root: list.root, count: list.length, text: formatAllowlist(list) };
}

/** Admits the addresses of a CSV alone, and gives the file that their owners need. */
export function AllowlistField({
  list,
  onList,
}: {
  list: ReadList | undefined;
  onList: (list: ReadList | undefined) => void;
}) {
  const [saved, setSaved] = useState(false);
  const load = async (file: File) => {
    setError("organise", undefined);
    setSaved(false);
    try {
      onList(await readList(file));
    } catch (thrown) {
      onList(undefined);
      setError("organise", toFailure(thrown));
    }
  };
  return (
    <fieldset>
      <legend>Who may win</legend>
      <FilePick
        accept=".csv,text/csv,.json,application/json,text/plain"
        onFiles={([file]) => void load(file)}
      >
        Everyone, or the addresses of a CSV alone: one a row, or a column headed address
      </FilePick>
      {list && (
        <>
          <p role="status">
            {formatCount(list.count)} {list.count === 1 ? "address" : "addresses"}, Merkle root{" "}
            <span className="mono">{shorten(list.root)}</span>. Give your singers the list: without it they
            cannot claim.
          </p>
          <p className="row">
            <button
              type="button"
              onClick={() => {
                saveFile(`idol-allowlist-${list.root.slice(2, 8)}.json`, list.text, "application/json");
                setSaved(true);
              }}
            >
              {saved ? "Save the list again" : "Save the list for your singers"}
            </button>
            <button type="button" className="quiet" onClick={() => onList(undefined)}>
              Admit everyone
            </button>
          </p>
        </>
      )}
    </fieldset>
  );
}
