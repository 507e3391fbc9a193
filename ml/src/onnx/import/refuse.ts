import type { CodedError } from "@idol/ezkl/errors";

export type Refuse = (what: string, remedy?: string, cause?: unknown) => CodedError;
