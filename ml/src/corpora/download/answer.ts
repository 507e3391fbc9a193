import type { Origin, Partial } from "./partial.ts";

/** What a server's answer to a download is good for. */
export type Answer =
  /** Its body continues the file at this byte; 0 begins it anew. */
  | { kind: "bytes"; from: number; origin: Origin }
  /** The file was whole already. */
  | { kind: "whole" }
  /** Nothing; `forget` where what is there must not be gone on with. */
  | { kind: "useless"; why: string; forget: boolean };

const CONTENT_RANGE = /^bytes (?:(\d+)-(\d+)|\*)\/(\d+|\*)$/;

/**
 * Reads status and headers of an answer, given what is there of the file. A server may ignore the range, or send another than
 * was asked for, or have another file by now: only bytes that fit are taken.
 */
export function answerOf(
  { status, headers }: Pick<Response, "status" | "headers">,
  partial: Partial,
): Answer {
  const range = CONTENT_RANGE.exec(headers.get("content-range") ?? "");
  const etag = headers.get("etag");
  switch (status) {
    case 200: {
      const length = headers.get("content-length");
      const isPlain = (headers.get("content-encoding") ?? "identity") === "identity";
      return {
        kind: "bytes",
        from: 0,
        origin: { etag, total: isPlain && length !== null ? Number(length) : null },
      };
    }
    case 206: {
      const total = range?.[3] === undefined || range[3] === "*" ? null : Number(range[3]);
      const isSame =
        Number(range?.[1]) === partial.size &&
        (total === null || partial.total === null || total === partial.total) &&
        (etag === null || partial.etag === null || etag === partial.etag);
      if (!isSame || partial.size === 0)
        return { kind: "useless", why: "the server sent another range than asked for", forget: true };
      return {
        kind: "bytes",
        from: partial.size,
        origin: { etag: partial.etag, total: partial.total ?? total },
      };
    }
    case 416:
      if (partial.size > 0 && partial.size === Number(range?.[3] ?? partial.total)) return { kind: "whole" };
      return { kind: "useless", why: "the server has another file by now", forget: true };
    default:
      return { kind: "useless", why: `the server answers ${status}`, forget: false };
  }
}
