// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IEzklErrors} from "hardhat-ezkl/contracts/IEzklErrors.sol";
import {ClaimStatus, Submission} from "../../../contracts/interfaces/IIdolClaims.sol";
import {ISignatures} from "../../../contracts/interfaces/ISignatures.sol";
import {Defaults} from "../utils/Defaults.sol";
import {RewardTest} from "../utils/RewardTest.sol";

/// @dev claimFor in audited seasons, where a claim binds its singer: the singer signs for it.
contract ConsentTest is RewardTest {
    uint256 internal season;

    function setUp() public override {
        super.setUp();
        season = _openAudited();
        vm.deal(relayer, 10 * Defaults.BOND);
        vm.deal(singer, 10 * Defaults.BOND);
    }

    function test_WhenSigned_ARelayerPaysForTheSinger() external {
        _send(_signedSubmission(season, singerKey));
        assertEq(_status(season, singer), ClaimStatus.Owed);
    }

    /// @dev Else anyone who posts the bond could hold the singer to a proof that was put aside.
    function test_RevertWhen_NobodySigned() external {
        Submission memory made = _submission(season);
        made.deadline = Defaults.CLOSES_AT;
        _refused(made);
    }

    function test_WhenTheSingerSends_NoSignatureIsNeeded() external {
        Submission memory made = _submission(season);
        vm.prank(singer);
        reward.claimFor{value: Defaults.BOND}(made);
        assertEq(_status(season, singer), ClaimStatus.Owed);
    }

    function test_WhenTheSeasonHasNoAudit_NoSignatureIsNeeded() external {
        uint256 plain = _openFunded();
        Submission memory made = _submission(plain);
        vm.prank(relayer);
        reward.claimFor(made);
        assertEq(_status(plain, singer), ClaimStatus.Owed);
    }

    function test_RevertWhen_TheDeadlineHasPassed() external {
        Submission memory made = _submission(season);
        made.deadline = Defaults.NOW + 1 hours;
        made.signature = _signature(singerKey, _claimHash(made, singer, Defaults.SCORE));
        vm.warp(made.deadline + 1);
        vm.expectRevert(abi.encodeWithSelector(ISignatures.IdolSignatureExpired.selector, made.deadline));
        vm.prank(relayer);
        reward.claimFor{value: Defaults.BOND}(made);
        vm.warp(made.deadline);
        _send(made);
    }

    function test_RevertWhen_AnotherSigned() external {
        (, uint256 key) = makeAddrAndKey("thief");
        Submission memory made = _submission(season);
        made.deadline = Defaults.CLOSES_AT;
        made.signature = _signature(key, _claimHash(made, singer, Defaults.SCORE));
        _refused(made);
    }

    /// @dev Anyone can prove some other score for a key that is public, with an input that nobody sang.
    function test_RevertWhen_TheScoreIsAnother() external {
        Submission memory made = _signedSubmission(season, singerKey);
        ++made.instances[1];
        _refused(made);
    }

    function test_RevertWhen_TheCommitmentIsAnother() external {
        Submission memory made = _signedSubmission(season, singerKey);
        made.commitment = keccak256("another");
        made.instances[0] = reward.keyOf(singer, season, made.commitment);
        _refused(made);
    }

    function test_RevertWhen_TheSeasonIsAnother() external {
        Submission memory made = _signedSubmission(season, singerKey);
        made.season = _openAudited();
        made.instances[0] = reward.keyOf(singer, made.season, made.commitment);
        _refused(made);
    }

    function test_RevertWhen_TheDeadlineIsAnother() external {
        Submission memory made = _signedSubmission(season, singerKey);
        ++made.deadline;
        _refused(made);
    }

    function test_WhenSignedByAContract() external {
        Submission memory made = _submission(season, address(receiver), Defaults.SCORE);
        made.deadline = Defaults.CLOSES_AT;
        vm.expectRevert(abi.encodeWithSelector(ISignatures.IdolInvalidSignature.selector, receiver));
        vm.prank(relayer);
        reward.claimFor{value: Defaults.BOND}(made);
        receiver.sign(_digest(_claimHash(made, address(receiver), Defaults.SCORE)));
        _send(made);
        assertEq(_status(season, address(receiver)), ClaimStatus.Owed);
    }

    /// @dev A signature is for the claim, not in the place of its proof.
    function test_RevertWhen_TheProofIsBad() external {
        Submission memory made = _signedSubmission(season, singerKey);
        made.proof = "bad";
        vm.expectRevert(abi.encodeWithSelector(IEzklErrors.EzklInvalidProof.selector, verifier));
        vm.prank(relayer);
        reward.claimFor{value: Defaults.BOND}(made);
    }

    function _send(Submission memory made) private {
        vm.prank(relayer);
        reward.claimFor{value: Defaults.BOND}(made);
    }

    function _refused(Submission memory made) private {
        vm.expectRevert(abi.encodeWithSelector(ISignatures.IdolInvalidSignature.selector, singer));
        vm.prank(relayer);
        reward.claimFor{value: Defaults.BOND}(made);
        assertEq(_status(season, singer), ClaimStatus.None);
    }
}
