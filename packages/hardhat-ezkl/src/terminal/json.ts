/** JSON for programs: bigints as decimal strings (a JSON number would lose digits), typed arrays as arrays. */
export function toJson(value: unknown, indent = 2): string {
  return JSON.stringify(
    value,
    (_key, item: unknown) => {
      if (typeof item === "bigint") return item.toString();
      if (ArrayBuffer.isView(item) && !(item instanceof DataView)) return Array.from(item as Float64Array);
      return item;
    },
    indent,
  );
}
