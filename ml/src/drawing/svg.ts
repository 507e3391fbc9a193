/** An SVG element as text; texts inside are escaped by `text`, attributes here. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  ...content: readonly string[]
): string {
  const list = Object.entries(attributes).map(([key, value]) => ` ${key}="${shownValue(value)}"`);
  const start = `<${name}${list.join("")}`;
  return content.length === 0 ? `${start}/>` : `${start}>${content.join("")}</${name}>`;
}

/** Text of a drawing at a point. */
export function text(
  x: number,
  y: number,
  words: string,
  attributes: Record<string, string | number> = {},
): string {
  return element("text", { x, y, ...attributes }, escaped(words));
}

/** A whole drawing on white, with a title that screen readers read. */
export function drawing(width: number, height: number, title: string, parts: readonly string[]): string {
  const body = [
    element("title", {}, escaped(title)),
    element("rect", { width, height, fill: "#ffffff" }),
    ...parts,
  ];
  const attributes = {
    xmlns: "http://www.w3.org/2000/svg",
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    role: "img",
    "font-family": "sans-serif",
    "font-size": 12,
    fill: "#222222",
  };
  return `${element("svg", attributes, `\n${body.join("\n")}\n`)}\n`;
}

/** A line through points, not filled. */
export function path(
  points: readonly (readonly [number, number])[],
  attributes: Readonly<Record<string, string | number>>,
): string {
  const steps = points.map(([x, y], index) => `${index === 0 ? "M" : "L"}${short(x)} ${short(y)}`);
  return element("path", { d: steps.join(""), fill: "none", ...attributes });
}

/** One digit after the point: finer than any screen shows, and the same on every machine. */
const short = (value: number): string => String(Number(value.toFixed(1)));

const shownValue = (value: string | number): string =>
  typeof value === "number" ? short(value) : escaped(value);

const escaped = (words: string): string =>
  words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
