import {
  approvalOf,
  type Currency,
  type Rejection,
  rejectArguments,
  type SeasonTermsStruct,
  sentAlong,
  termsHashOf,
} from "@idol/client";
import { keccak256, ZeroAddress } from "ethers";
import { PageError } from "../errors.ts";
import { session } from "../session/state.ts";
import type { Act } from "./carry-out.ts";

/** Approves a season's currency, opens the season, and fills its pot where one is given. */
export function opening(terms: SeasonTermsStruct, currency: Currency, pot: bigint | undefined): Act[] {
  let number: bigint;
  const isToken = currency.address !== ZeroAddress;
  const approve: Act = {
    name: `approve ${currency.symbol} for seasons`,
    make: async ({ reward }) =>
      (await reward.isApprovedCurrency(currency.address))
        ? []
        : [await reward.approveCurrency.populateTransaction(currency.address, true)],
  };
  const open: Act = {
    name: "open the season",
    later: isToken,
    make: async ({ reward }) => {
      number = (await reward.seasonCount()) + 1n;
      return [await reward.openSeason.populateTransaction(terms)];
    },
  };
  const fill: Act[] = pot === undefined ? [] : funding(() => number, pot, currency, terms);
  return [...(isToken ? [approve] : []), open, ...fill];
}

/**
 * Puts money into a season's pot.
 *
 * @param opened - the terms of a season that is opened right before: the money goes into no other
 */
export function funding(
  number: () => bigint,
  amount: bigint,
  currency: Currency,
  opened?: SeasonTermsStruct,
): Act[] {
  const reward = () => session.get().deployment!.reward;
  const isToken = currency.address !== ZeroAddress;
  const approve: Act = {
    name: `let the contract take ${currency.symbol}`,
    make: ({ provider }, from) => approvalOf(provider, currency.address, from, reward(), amount),
  };
  const fund: Act = {
    name: "fund the season",
    later: isToken || opened !== undefined,
    make: async (node) => {
      const season = number();
      if (opened !== undefined && season <= (await node.reward.seasonCount())) {
        const { state } = await node.reward.seasonOf(season);
        const code = keccak256(await node.provider.getCode(String(opened.verifier)));
        if (state.termsHash !== termsHashOf(opened, code)) throw another(season);
      }
      return [await node.reward.fund.populateTransaction(season, amount, sentAlong(currency, amount))];
    },
  };
  return [...(isToken ? [approve] : []), fund];
}

/** Pauses a season's claims, lets them go on, or asks for their end. */
export function pausing(season: bigint, how: "pause" | "unpause" | "endClaims"): Act[] {
  const names = {
    pause: "pause its claims",
    unpause: "let claims go on",
    endClaims: "ask for the end of its claims",
  };
  return [{ name: names[how], make: async ({ reward }) => [await reward[how].populateTransaction(season)] }];
}

/** Says what a season is about, by the hash of a document. */
export function describing(season: bigint, hash: string): Act[] {
  return [
    {
      name: "describe the season",
      make: async ({ reward }) => [await reward.describeSeason.populateTransaction(season, hash)],
    },
  ];
}

/** Takes back what nobody won. */
export function closingOut(season: bigint, to: string): Act[] {
  return [
    {
      name: `take back what nobody won, to ${to}`,
      make: async ({ reward }) => [await reward.closeOut.populateTransaction(season, to)],
    },
  ];
}

/** Rejects claims, each for its reason. */
export function rejecting(
  season: bigint,
  rejections: readonly { singer: string; rejection: Rejection }[],
): Act[] {
  return rejections.map(({ singer, rejection }) => ({
    name: `reject the claim of ${singer}`,
    make: async ({ reward }) => [
      await reward.reject.populateTransaction(...rejectArguments({ season, singer }, rejection)),
    ],
  }));
}

function another(season: bigint): PageError {
  return new PageError(
    "TRANSACTION_FAILED",
    `Season ${season} has other terms than yours: somebody opened one in between.`,
    "Find your season in the list and fund it there.",
  );
}
