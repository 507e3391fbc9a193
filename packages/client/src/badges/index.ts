export { type Badge, badgeSvg, readBadge } from "./badge.ts";
