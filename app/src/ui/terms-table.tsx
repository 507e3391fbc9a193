/** A name of a season's terms, and what it is. */
export type TermsRow = [name: string, value: React.ReactNode];

/** A season's terms, one in a row. */
export function TermsTable({ rows }: { rows: TermsRow[] }) {
  return (
    <table>
      <tbody>
        {rows.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** An address or a hash, linked where there is a page about it. */
export function Hex({ value, base }: { value: string; base?: string | undefined }) {
  const text = <span className="mono">{value}</span>;
  return base === undefined ? text : <a href={`${base}${value}`}>{text}</a>;
}
