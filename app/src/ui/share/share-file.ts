import { saveFile } from "../download.ts";

/** Hands a file to what the device shares by; where it shares no such file, the browser saves it. */
export async function shareFile(file: File, text: string, url: string): Promise<void> {
  const data = { files: [file], title: "Idol", text, url };
  if (typeof navigator.share === "function" && navigator.canShare?.(data) === true) {
    try {
      return await navigator.share(data);
    } catch (thrown) {
      // Whoever closes the choice wants neither; a device that cannot after all still gets the file.
      if ((thrown as Error).name === "AbortError") return;
    }
  }
  saveFile(file.name, new Uint8Array(await file.arrayBuffer()), file.type);
}
