// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {Season, SeasonClock} from "../../contracts/libraries/SeasonClock.sol";
import {Audits} from "../../contracts/modules/Audits.sol";
import {Defaults} from "../solidity/utils/Defaults.sol";
import {Prover} from "./Prover.sol";

/// @dev The modules of the reward contract without badge and precompiles, whose storage a proof can put into any
/// state. It is the reward contract itself, so that a proof costs no calls but those that it is about.
abstract contract Bare is Audits, Prover {
    using SeasonClock for Season;

    address internal constant OWNER = address(0x0111);
    address internal constant GUARDIAN = address(0x0222);
    address internal constant AUDITOR = address(0x0333);
    address internal constant ORGANISER = address(0x0444);
    uint256 internal constant SEASON = 1;

    constructor() Ownable(OWNER) EIP712("IdolReward", "1") {
        _setGuardian(GUARDIAN);
    }

    function setUp() external virtual {
        vm.warp(Defaults.NOW);
        vm.prank(OWNER);
        this.openSeason(Defaults.auditedTerms(address(this), ORGANISER, AUDITOR));
    }

    function _onFirstClaim(uint256, address) internal override {}

    function _onBetterClaim(uint256, address) internal override {}

    function _onRejected(uint256, address) internal override {}
}
