// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {SeasonTerms} from "../../../contracts/interfaces/IIdolSeasons.sol";

/// @dev All numbers of the tests, derived from each other where they hang together.
library Defaults {
    uint40 internal constant NOW = 1_800_000_000;
    uint40 internal constant OPENS_AT = NOW;
    uint40 internal constant CLOSES_AT = OPENS_AT + 30 days;
    uint32 internal constant REVEAL_PERIOD = 3 days;
    uint32 internal constant AUDIT_PERIOD = 5 days;
    uint40 internal constant REVEAL_ENDS_AT = CLOSES_AT + REVEAL_PERIOD;
    uint40 internal constant FINAL_AT = REVEAL_ENDS_AT + AUDIT_PERIOD;

    uint8 internal constant SCORE_SCALE = 21;
    int128 internal constant ONE = int128(1) << SCORE_SCALE;
    int128 internal constant MIN_SCORE = -8 * ONE;
    int128 internal constant MAX_SCORE = 8 * ONE;
    int128 internal constant THRESHOLD = ONE / 2;
    int128 internal constant SCORE = THRESHOLD + 1;

    uint128 internal constant PRIZE = 1 ether;
    uint128 internal constant BOND = 0.1 ether;
    uint256 internal constant WINNERS = 3;
    uint256 internal constant POT = WINNERS * PRIZE;

    bytes32 internal constant JUDGE_HASH = keccak256("judge");
    bytes32 internal constant RECORDING = keccak256("recording");
    bytes32 internal constant SALT = keccak256("salt");
    string internal constant URI = "ipfs://bafy/recording.wav";

    /// @dev A season without badge, allowlist and audit, paid in the native coin.
    function terms(address verifier, address organiser) internal pure returns (SeasonTerms memory made) {
        made.verifier = verifier;
        made.opensAt = OPENS_AT;
        made.closesAt = CLOSES_AT;
        made.scoreScale = SCORE_SCALE;
        made.judgeHash = JUDGE_HASH;
        made.minScore = MIN_SCORE;
        made.maxScore = MAX_SCORE;
        made.threshold = THRESHOLD;
        made.prize = PRIZE;
        made.organiser = organiser;
    }

    /// @dev The same with badge and audit.
    function auditedTerms(
        address verifier,
        address organiser,
        address auditor
    ) internal pure returns (SeasonTerms memory made) {
        made = terms(verifier, organiser);
        made.badge = true;
        made.auditor = auditor;
        made.bond = BOND;
        made.revealPeriod = REVEAL_PERIOD;
        made.auditPeriod = AUDIT_PERIOD;
    }
}
