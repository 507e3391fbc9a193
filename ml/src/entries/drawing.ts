export { frequencyTicks, timeTicks } from "../audio/picture/axes.ts";
export { magma } from "../audio/picture/colour-map.ts";
export { spectrogramPng } from "../audio/picture/png.ts";
export { spectrogramSvg } from "../audio/picture/svg.ts";
export { renderTerminal } from "../audio/picture/terminal.ts";
export { drawing, element, path, text } from "../drawing/svg.ts";
