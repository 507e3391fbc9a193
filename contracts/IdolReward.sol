// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {IdolBadge} from "./IdolBadge.sol";
import {IIdolBadge} from "./interfaces/IIdolBadge.sol";
import {IIdolReward} from "./interfaces/IIdolReward.sol";
import {Precompiles} from "./libraries/Precompiles.sol";
import {Audits} from "./modules/Audits.sol";
import {Claims} from "./modules/Claims.sol";
import {Leaderboard} from "./modules/Leaderboard.sol";

/// @title The reward contract.
/// @dev Each concern is a module: {Treasury} money, {Seasons} terms, {Pausing} the guardian, {Queue} who has or
/// awaits a prize, {Claims} proofs and payment, {Audits} reveal and reject, {Leaderboard} reading. Not upgradeable;
/// no role can move a singer's money.
contract IdolReward is Audits, Leaderboard, IIdolReward {
    /// @inheritdoc IIdolReward
    IIdolBadge public immutable badge;

    /// @param owner_ Who opens seasons and approves currencies.
    /// @param guardian_ Who may pause claims; not the owner, or zero for nobody.
    constructor(address owner_, address guardian_) Ownable(owner_) EIP712("IdolReward", "1") {
        Precompiles.check();
        _setGuardian(guardian_);
        // Made here, so that nobody can put another in its place.
        badge = new IdolBadge();
    }

    /// @inheritdoc Claims
    function _onFirstClaim(uint256 season, address singer) internal override {
        badge.mint(season, singer);
    }

    /// @inheritdoc Claims
    function _onBetterClaim(uint256 season, address singer) internal override {
        badge.update(season, singer);
    }

    /// @inheritdoc Audits
    function _onRejected(uint256 season, address singer) internal override {
        badge.burn(season, singer);
    }
}
