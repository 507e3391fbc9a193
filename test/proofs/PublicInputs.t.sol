// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {EzklInstances} from "hardhat-ezkl/contracts/EzklInstances.sol";
import {EzklKey} from "hardhat-ezkl/contracts/EzklKey.sol";
import {PublicInputsHarness} from "../../contracts/mocks/PublicInputsHarness.sol";
import {Prover} from "./Prover.sol";

/// @dev The public instances of a proof are read injectively: who is paid, and for what score, follows from the
/// numbers that were proved, and they from it.
contract PublicInputsProof is PublicInputsHarness, Prover {
    /// @dev Two readings that agree are of the same two numbers: no second encoding of anybody's claim.
    function check_ReadIsInjective(
        uint256[2] calldata left,
        uint256[2] calldata right,
        uint256 domain,
        int128 minScore,
        int128 maxScore
    ) external view {
        (address singer, int128 score) = this.read(_array(left), domain, minScore, maxScore);
        (address other, int128 otherScore) = this.read(_array(right), domain, minScore, maxScore);
        if (singer == other && score == otherScore) {
            assert(left[0] == right[0]);
            assert(left[1] == right[1]);
        }
    }

    /// @dev What is read leads back to what was proved, and lies where it must.
    function check_ReadIsExact(
        uint256[2] calldata instances,
        uint256 domain,
        int128 minScore,
        int128 maxScore
    ) external view {
        (address singer, int128 score) = this.read(_array(instances), domain, minScore, maxScore);
        assert(singer != address(0));
        assert(minScore <= score && score <= maxScore);
        assert(EzklKey.make(singer, domain) == instances[0]);
        assert(instances[0] < EzklInstances.FIELD && instances[1] < EzklInstances.FIELD);
        uint256 element = score < 0 ? EzklInstances.FIELD - uint256(-int256(score)) : uint256(int256(score));
        assert(element == instances[1]);
    }

    /// @dev Whatever means something is read.
    function check_MeaningIsRead(
        address singer,
        uint88 domain,
        int128 score,
        int128 minScore,
        int128 maxScore
    ) external view {
        vm.assume(singer != address(0) && minScore <= score && score <= maxScore);
        uint256[2] memory instances;
        instances[0] = EzklKey.make(singer, domain);
        instances[1] = score < 0 ? EzklInstances.FIELD - uint256(-int256(score)) : uint256(int256(score));
        try this.read(_array(instances), domain, minScore, maxScore) returns (address who, int128 what) {
            assert(who == singer && what == score);
        } catch {
            assert(false);
        }
    }

    /// @dev No two singers, or domains, have one key.
    function check_KeysTellSingersAndDomainsApart(
        address singer,
        address other,
        uint88 domain,
        uint88 otherDomain
    ) external pure {
        if (EzklKey.make(singer, domain) != EzklKey.make(other, otherDomain)) return;
        assert(singer == other && domain == otherDomain);
    }

    /// @dev Any other number of instances is refused. Bound: up to four; the contract looks at the length alone.
    function check_TwoInstancesAndNoMore(
        uint256[4] calldata values,
        uint256 domain,
        int128 minScore,
        int128 maxScore
    ) external view {
        for (uint256 length = 0; length <= 4; ++length) {
            if (length == 2) continue;
            uint256[] memory instances = new uint256[](length);
            for (uint256 i = 0; i < length; ++i) instances[i] = values[i];
            try this.read(instances, domain, minScore, maxScore) returns (address, int128) {
                assert(false);
            } catch {}
        }
    }

    function _array(uint256[2] memory pair) private pure returns (uint256[] memory made) {
        made = new uint256[](2);
        (made[0], made[1]) = (pair[0], pair[1]);
    }
}
