// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {IIdolAudits} from "./IIdolAudits.sol";
import {IIdolBadge} from "./IIdolBadge.sol";
import {IIdolClaims} from "./IIdolClaims.sol";
import {IIdolQueue} from "./IIdolQueue.sol";
import {IIdolSeasons} from "./IIdolSeasons.sol";
import {ILeaderboard} from "./ILeaderboard.sol";
import {IProofErrors} from "./IProofErrors.sol";
import {ISignatures} from "./ISignatures.sol";
import {ITreasury} from "./ITreasury.sol";

/// @title The reward contract: pays whom a proof names, for what a judge heard.
/// @notice A proof says that the season's judge gives its score to some input that the prover knows, bound to one
/// address, chain, contract, season, terms and recording. It does not say that anybody sang: see allowlist and audit.
interface IIdolReward is
    ITreasury,
    IIdolSeasons,
    IIdolQueue,
    ISignatures,
    IProofErrors,
    IIdolClaims,
    IIdolAudits,
    ILeaderboard
{
    /// @notice The badges of this contract's claims.
    function badge() external view returns (IIdolBadge);
}
