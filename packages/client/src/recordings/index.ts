export { checkUrl, isOnIpfs, recordingUrl, refusedUri, type UrlRules } from "./uri.ts";
