declare module "subset-font" {
  /** A font with these characters alone. */
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options: { targetFormat: "woff2" },
  ): Promise<Buffer>;
}
