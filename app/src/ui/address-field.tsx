/** An address, whole on every screen: it wraps where it does not fit, for nobody can check what is cut off. */
export function AddressField({
  label,
  value,
  onValue,
}: {
  label: string;
  value: string;
  onValue: (value: string) => void;
}) {
  return (
    <label>
      {label}
      <textarea
        className="address"
        rows={1}
        value={value}
        onChange={(event) => onValue(event.target.value.replace(/\s/g, ""))}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          event.currentTarget.form?.requestSubmit();
        }}
        placeholder="0x…"
        spellCheck={false}
        autoComplete="off"
        required
      />
    </label>
  );
}
