/** Draws the icons of the installed page from `public/idol.svg`: `node app/test/icons.ts`. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { appPaths } from "../host/paths.ts";
import { launchChromium } from "./browser/chromium.ts";

const folder = join(appPaths.app, "public");
/** A mask may cut off all but the circle of four fifths. */
const ICONS = [
  { name: "idol-192.png", size: 192, share: 1, ground: "transparent" },
  { name: "idol-512.png", size: 512, share: 1, ground: "transparent" },
  { name: "idol-maskable.png", size: 512, share: 0.76, ground: "#171022" },
];

const svg = await readFile(join(folder, "idol.svg"), "utf8");
const browser = await launchChromium();
for (const { name, size, share, ground } of ICONS) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const style = `margin:0;background:${ground};display:grid;place-items:center;height:100vh`;
  const drawn = svg.replace("<svg ", `<svg width="${size * share}" height="${size * share}" `);
  await page.setContent(`<body style="${style}">${drawn}</body>`);
  await writeFile(join(folder, name), await page.screenshot({ omitBackground: true }));
}
await browser.close();
