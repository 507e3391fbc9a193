/** No file of this many bytes is read here (1 GiB), so a header that declares as many tells no length. */
const MIN_PLACEHOLDER = 1073741824;

/** Whether a size was written by a recorder that could not know it: to a pipe, or before the end. */
export function isPlaceholder(size: number): boolean {
  return size >= MIN_PLACEHOLDER;
}

/**
 * How many bytes of samples a header means: what it declares; all there is where the size is a placeholder, or counts the header too, as some
 * recorders write the file's or the RIFF's size there. Undefined where the file was cut.
 *
 * @param present bytes from the first sample to the end of the file
 * @param file bytes of the whole file
 */
export function soundSize(declared: number, present: number, file: number): number | undefined {
  if (declared <= present) return declared;
  return isPlaceholder(declared) || declared === file || declared === file - 8 ? present : undefined;
}
