// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Hashes} from "@openzeppelin/contracts/utils/cryptography/Hashes.sol";
import {ClaimStatus, IIdolClaims, Submission} from "../../../contracts/interfaces/IIdolClaims.sol";
import {SeasonTerms} from "../../../contracts/interfaces/IIdolSeasons.sol";
import {Defaults} from "../utils/Defaults.sol";
import {RewardTest} from "../utils/RewardTest.sol";

/// @dev claim and claimFor in seasons that admit some.
contract AllowlistTest is RewardTest {
    uint256 internal season;
    bytes32 internal sibling;
    bytes32 internal inner;

    function setUp() public override {
        super.setUp();
        sibling = _leaf(makeAddr("another singer"));
        inner = Hashes.commutativeKeccak256(_leaf(singer), sibling);
        SeasonTerms memory terms = _terms();
        terms.allowlistRoot = Hashes.commutativeKeccak256(inner, _leaf(makeAddr("a third singer")));
        season = _openFunded(terms, Defaults.POT);
    }

    function test_WhenAdmitted() external {
        _claim(_admitted(), singer);
        assertEq(_status(season, singer), ClaimStatus.Owed);
    }

    function test_RevertWhen_ProofMissing() external {
        _refused(_submission(season), singer);
    }

    function test_RevertWhen_ProofOfAnother() external {
        Submission memory made = _submission(season, stranger, Defaults.SCORE);
        made.allowlistProof = _admitted().allowlistProof;
        _refused(made, stranger);
    }

    function test_RevertWhen_ProofCutShort() external {
        Submission memory made = _submission(season);
        made.allowlistProof = new bytes32[](1);
        made.allowlistProof[0] = sibling;
        _refused(made, singer);
    }

    function testFuzz_RevertWhen_ProofIsAnyOther(bytes32[] memory proof) external {
        bytes32[] memory right = _admitted().allowlistProof;
        vm.assume(keccak256(abi.encode(proof)) != keccak256(abi.encode(right)));
        Submission memory made = _submission(season);
        made.allowlistProof = proof;
        _refused(made, singer);
    }

    function _admitted() private view returns (Submission memory made) {
        made = _submission(season);
        made.allowlistProof = new bytes32[](2);
        made.allowlistProof[0] = sibling;
        made.allowlistProof[1] = _leaf(_third());
    }

    function _third() private pure returns (address) {
        return vm.addr(uint256(keccak256("a third singer")));
    }

    function _refused(Submission memory made, address who) private {
        vm.expectRevert(abi.encodeWithSelector(IIdolClaims.IdolNotAllowlisted.selector, season, who));
        vm.prank(who);
        reward.claim(made);
    }

    function _leaf(address who) private pure returns (bytes32) {
        return keccak256(bytes.concat(keccak256(abi.encode(who))));
    }
}
