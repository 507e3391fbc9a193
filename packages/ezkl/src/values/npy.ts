import { EzklError } from "../errors.ts";

/** An array of NumPy. */
export interface NpyArray {
  shape: number[];
  values: number[];
}

const MAGIC = "\x93NUMPY";

type Read = (view: DataView, at: number) => number;

/** Element types by NumPy's names, little-endian: their sizes and how one is read. */
const TYPES: Readonly<Record<string, [bytes: number, read: Read]>> = {
  "<f8": [8, (view, at) => view.getFloat64(at, true)],
  "<f4": [4, (view, at) => view.getFloat32(at, true)],
  "<i8": [8, (view, at) => Number(view.getBigInt64(at, true))],
  "<i4": [4, (view, at) => view.getInt32(at, true)],
  "<i2": [2, (view, at) => view.getInt16(at, true)],
  "<u8": [8, (view, at) => Number(view.getBigUint64(at, true))],
  "<u4": [4, (view, at) => view.getUint32(at, true)],
  "<u2": [2, (view, at) => view.getUint16(at, true)],
  "|i1": [1, (view, at) => view.getInt8(at)],
  "|u1": [1, (view, at) => view.getUint8(at)],
  "|b1": [1, (view, at) => view.getUint8(at)],
};

/**
 * Reads NumPy's `.npy`, versions 1 to 3, as `numpy.save` writes it: numbers or truth values, little-endian, in C order.
 *
 * @param source - named in errors
 * @throws EzklError `INPUT_INVALID`
 */
export function parseNpy(bytes: Uint8Array, source = "the .npy"): NpyArray {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const latin = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  if (bytes.length < 12 || latin(0, 6) !== MAGIC) throw invalid(source, "it does not begin as one");
  const isOld = view.getUint8(6) === 1;
  const start = isOld ? 10 : 12;
  const end = start + (isOld ? view.getUint16(8, true) : view.getUint32(8, true));
  if (end > bytes.length) throw invalid(source, "it is cut off");
  const header = latin(start, end);
  const type = /'descr':\s*'([^']*)'/.exec(header)?.[1] ?? "";
  const order = /'fortran_order':\s*(True|False)/.exec(header)?.[1];
  const dims = /'shape':\s*\(([\d,\s]*)\)/.exec(header)?.[1];
  const known = Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
  if (known === undefined) throw invalid(source, `its elements are ${type || "not named"}`);
  if (order !== "False" || dims === undefined) throw invalid(source, "it is not in C order");
  const shape = dims
    .split(",")
    .filter((dim) => dim.trim() !== "")
    .map(Number);
  const [size, read] = known;
  const count = shape.reduce((product, dim) => product * dim, 1);
  if (bytes.length - end !== count * size)
    throw invalid(source, `its shape [${shape.join(", ")}] does not fit its ${bytes.length - end} bytes`);
  return { shape, values: Array.from({ length: count }, (_, index) => read(view, end + index * size)) };
}

function invalid(source: string, what: string): EzklError {
  return new EzklError(
    "INPUT_INVALID",
    `${source} is not an array of NumPy that can be read: ${what}.`,
    "Write it by numpy.save of a contiguous array of float32, float64, integers or bool.",
  );
}
