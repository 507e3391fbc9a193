/** A field that takes a file, or several at once; the same file can be chosen again. */
export function FilePick(props: {
  accept?: string;
  multiple?: boolean;
  onFiles: (files: [File, ...File[]]) => void;
  children: React.ReactNode;
}) {
  return (
    <label className="filepick">
      {props.children}
      <input
        type="file"
        accept={props.accept}
        multiple={props.multiple}
        onChange={(event) => {
          const [first, ...others] = event.target.files ?? [];
          event.target.value = "";
          if (first !== undefined) props.onFiles([first, ...others]);
        }}
      />
    </label>
  );
}
