/// <reference path="./subset-font.d.ts" />
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import subsetFont from "subset-font";

/** A font of the page's own, cut down to what an English page writes. */
interface Font {
  family: string;
  weight: string;
  /** In a package that states its licence, the SIL Open Font License. */
  file: string;
  name: string;
}

const FONTS: readonly Font[] = [
  {
    family: "Fraunces",
    weight: "600",
    file: "@fontsource/fraunces/files/fraunces-latin-600-normal.woff2",
    name: "fraunces",
  },
  {
    family: "Figtree",
    weight: "300 900",
    file: "@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2",
    name: "figtree",
  },
];

/** ASCII, and what else the page's own sentences hold; anything else is drawn by the visitor's fonts. */
const ASCII = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join("");
const GLYPHS = `${ASCII}‘’“”–—…·×−°`;

/** A font as it is served, under a name that tells its content. */
export interface ServedFont extends Font {
  fileName: string;
  bytes: Buffer;
}

/** The page's fonts as small WOFF2 files. */
export async function subsetFonts(): Promise<ServedFont[]> {
  const { resolve } = createRequire(import.meta.url);
  return await Promise.all(
    FONTS.map(async (font) => {
      const whole = await readFile(resolve(font.file));
      const bytes = await subsetFont(whole, GLYPHS, { targetFormat: "woff2" });
      const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 8);
      return { ...font, bytes, fileName: `assets/${font.name}-${hash}.woff2` };
    }),
  );
}

/** The rule that names a font. `optional`: a font that is late is not shown on this visit, so that nothing moves. */
export function fontFace({ family, weight }: Font, url: string): string {
  return `@font-face{font-family:"${family}";font-weight:${weight};font-display:optional;src:url("${url}") format("woff2")}`;
}
