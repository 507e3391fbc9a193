import { shorten } from "@idol/client/format";

/** What the browser's tab, history and bookmarks say of a route. */
export function pageTitle([page, first = "", second, third = ""]: string[]): string {
  if (page === undefined) return "Idol: sing, prove, get paid";
  if (page === "seasons") return "Seasons · Idol";
  if (page === "organise") {
    const what =
      first === "open" ? "Open a season" : first === "season" ? `Run season ${second}` : "Organise";
    return `${what} · Idol`;
  }
  if (page === "badges") return `Badges of ${shorten(first)} · Idol`;
  if (page !== "season") return "Nothing here · Idol";
  return second === undefined
    ? `Season ${first} · Idol`
    : `A claim by ${shorten(third)}, season ${first} · Idol`;
}
