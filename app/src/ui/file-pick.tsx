/** A field that takes one file; the same file can be chosen again. */
export function FilePick(props: { accept: string; onFile: (file: File) => void; children: React.ReactNode }) {
  return (
    <label className="filepick">
      {props.children}
      <input
        type="file"
        accept={props.accept}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          if (file) props.onFile(file);
        }}
      />
    </label>
  );
}
