import { ArgumentType } from "hardhat/types/arguments";
import * as options from "./options.ts";

const optional = { type: ArgumentType.STRING_WITHOUT_DEFAULT, defaultValue: undefined } as const;

/** What an organiser can say of a season, at its deployment and later. */

export const opensIn = {
  ...optional,
  name: "opensIn",
  description: "The time from now to the opening: a number with s, m, h or d (default: at once)",
} as const;

export const duration = {
  ...optional,
  name: "duration",
  description: "How long the season takes claims: a number with s, m, h or d (default: 30d)",
} as const;

export const threshold = {
  ...optional,
  name: "threshold",
  description: "The least score that wins (default: the judge's published one)",
} as const;

export const currency = {
  ...optional,
  name: "currency",
  description: "The address of the ERC-20 that prize, pot and bond are in (default: the native coin)",
} as const;

export const organiser = {
  ...optional,
  name: "organiser",
  description: "Recipient of unclaimed funds (default: sender)",
} as const;

export const allowlist = {
  ...options.allowlist,
  description: "Admits these addresses alone: a CSV, or what idol:allowlist wrote",
} as const;

export const allowlistRoot = {
  ...optional,
  name: "allowlistRoot",
  description: "The same by the list's Merkle root",
} as const;

export const auditor = {
  ...optional,
  name: "auditor",
  description: "Who may reject claims after a look at their recordings; with it, give the next three",
} as const;

export const bond = {
  ...optional,
  name: "bond",
  description: "What a claim posts in an audited season, in whole coins of the currency",
} as const;

export const revealPeriod = {
  ...optional,
  name: "revealPeriod",
  description: "How long after closing singers can reveal their recordings: a number with s, m, h or d",
} as const;

export const auditPeriod = {
  ...optional,
  name: "auditPeriod",
  description: "How long after that the auditor can reject: a number with s, m, h or d",
} as const;

export const phrase = {
  name: "phrase",
  description: "In an audited season: each singer says some words that are drawn by address and season",
} as const;

export const noBadge = { name: "noBadge", description: "The season gives no badges" } as const;

export const open = {
  name: "open",
  description: "On a public chain: neither allowlist nor audit, whoever computes a proof may take the prizes",
} as const;

export const anyway = {
  name: "anyway",
  description: "Takes terms under which nobody might be paid: a pot below the prize, a season of minutes",
} as const;

export const anew = {
  name: "anew",
  description: "Leaves an interrupted run with other options as it stands",
} as const;

export const dryRun = {
  name: "dryRun",
  description: "Shows all terms, transactions and costs, and sends nothing",
} as const;
