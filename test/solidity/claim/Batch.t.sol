// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {IEzklErrors} from "hardhat-ezkl/contracts/IEzklErrors.sol";
import {ClaimStatus, IIdolClaims, Submission} from "../../../contracts/interfaces/IIdolClaims.sol";
import {IIdolSeasons, SeasonTerms} from "../../../contracts/interfaces/IIdolSeasons.sol";
import {ISignatures} from "../../../contracts/interfaces/ISignatures.sol";
import {ITreasury} from "../../../contracts/interfaces/ITreasury.sol";
import {ReceiverBehaviour} from "../../../contracts/mocks/MockReceiver.sol";
import {Defaults} from "../utils/Defaults.sol";
import {RewardTest} from "../utils/RewardTest.sol";

/// @dev Several claims in one transaction, of which some fail.
contract BatchTest is RewardTest {
    uint256 internal plain;
    uint256 internal audited;
    address internal friend;
    uint256 internal friendKey;

    function setUp() public override {
        super.setUp();
        (friend, friendKey) = makeAddrAndKey("friend");
        plain = _openFunded();
        audited = _openAudited();
    }

    function test_WhenAllAreGood_AllAreClaimed() external {
        Submission[] memory made = new Submission[](3);
        made[0] = _submission(plain);
        made[1] = _signedSubmission(audited, singerKey);
        made[2] = _signedSubmission(audited, friendKey);
        _send(made, 2 * Defaults.BOND);
        assertEq(_status(plain, singer), ClaimStatus.Owed);
        assertEq(_status(audited, singer), ClaimStatus.Owed);
        assertEq(_status(audited, friend), ClaimStatus.Owed);
        assertEq(relayer.balance, 0);
        assertEq(reward.heldOf(address(0)), 2 * Defaults.POT + 2 * Defaults.BOND);
    }

    function test_WhenSomeAreBad_TheOthersGoOnAndTheRestComesBack() external {
        Submission[] memory made = new Submission[](4);
        made[0] = _signedSubmission(audited, singerKey);
        made[0].proof = "bad";
        made[1] = _submission(plain);
        made[2] = _submission(plain, friend, Defaults.SCORE);
        made[2].season = 99;
        made[3] = _signedSubmission(audited, friendKey);
        vm.expectEmit(address(reward));
        emit IIdolClaims.ClaimRefused(
            audited,
            0,
            abi.encodeWithSelector(IEzklErrors.EzklInvalidProof.selector, verifier)
        );
        vm.expectEmit(address(reward));
        emit IIdolClaims.PrizeClaimed(plain, singer, relayer, Defaults.SCORE, 0, Defaults.PRIZE, 0);
        vm.expectEmit(address(reward));
        emit IIdolClaims.ClaimRefused(
            99,
            2,
            abi.encodeWithSelector(IIdolSeasons.IdolSeasonUnknown.selector, 99)
        );
        _send(made, 3 * Defaults.BOND);
        assertEq(_status(audited, singer), ClaimStatus.None);
        assertEq(_status(plain, singer), ClaimStatus.Owed);
        assertEq(_status(audited, friend), ClaimStatus.Owed);
        assertEq(_pot(audited), Defaults.POT - Defaults.PRIZE);
        assertEq(relayer.balance, 2 * Defaults.BOND);
        assertEq(address(reward).balance, reward.heldOf(address(0)));
    }

    function test_WhenTheValueDoesNotDo_TheLaterClaimIsRefused() external {
        Submission[] memory made = new Submission[](2);
        made[0] = _signedSubmission(audited, singerKey);
        made[1] = _signedSubmission(audited, friendKey);
        vm.expectEmit(address(reward));
        emit IIdolClaims.ClaimRefused(
            audited,
            1,
            abi.encodeWithSelector(ITreasury.IdolValueMismatch.selector, Defaults.BOND, 1)
        );
        _send(made, Defaults.BOND + 1);
        assertEq(_status(audited, friend), ClaimStatus.None);
        assertEq(relayer.balance, 1);
    }

    function test_WhenASingerOfAnAuditedSeasonHasNotSigned_ThatClaimIsRefused() external {
        Submission[] memory made = new Submission[](2);
        made[0] = _submission(audited);
        made[1] = _signedSubmission(audited, friendKey);
        vm.expectEmit(address(reward));
        emit IIdolClaims.ClaimRefused(
            audited,
            0,
            abi.encodeWithSelector(ISignatures.IdolSignatureExpired.selector, 0)
        );
        _send(made, 2 * Defaults.BOND);
        assertEq(_status(audited, singer), ClaimStatus.None);
        assertEq(_status(audited, friend), ClaimStatus.Owed);
    }

    function test_WhenASeasonIsZero_TheOthersGoOn() external {
        Submission[] memory made = new Submission[](2);
        made[0] = _submission(plain);
        made[0].season = 0;
        made[1] = _submission(plain);
        vm.expectEmit(address(reward));
        emit IIdolClaims.ClaimRefused(
            0,
            0,
            abi.encodeWithSelector(IIdolSeasons.IdolSeasonUnknown.selector, 0)
        );
        _send(made, 0);
        assertEq(_status(plain, singer), ClaimStatus.Owed);
    }

    function test_WhenTheSameComesTwice_ItIsClaimedOnce() external {
        Submission[] memory made = new Submission[](2);
        (made[0], made[1]) = (_submission(plain), _submission(plain));
        _send(made, 0);
        assertEq(_pot(plain), Defaults.POT - Defaults.PRIZE);
    }

    function test_WhenBondsAreTokens_TheSenderGivesThem() external {
        SeasonTerms memory terms = _auditedTerms();
        terms.currency = address(token);
        uint256 paid = _openFunded(terms, Defaults.POT);
        token.mint(relayer, Defaults.BOND);
        vm.prank(relayer);
        token.approve(address(reward), Defaults.BOND);
        Submission[] memory made = new Submission[](2);
        made[0] = _signedSubmission(paid, singerKey);
        made[1] = _signedSubmission(paid, friendKey);
        // No coin goes along with a bond of tokens.
        _send(made, 5);
        assertEq(relayer.balance, 5);
        assertEq(_status(paid, singer), ClaimStatus.Owed);
        assertEq(_status(paid, friend), ClaimStatus.None);
        assertEq(token.balanceOf(relayer), 0);
    }

    function test_WhenThereIsNone_TheValueComesBack() external {
        _send(new Submission[](0), 5);
        assertEq(relayer.balance, 5);
    }

    function test_RevertWhen_TheSenderDoesNotTakeTheRest() external {
        receiver.setBehaviour(ReceiverBehaviour.Reverts);
        vm.deal(address(receiver), 5);
        vm.expectRevert(abi.encodeWithSelector(ITreasury.IdolPaymentFailed.selector, receiver, 5));
        vm.prank(address(receiver));
        reward.claimBatch{value: 5}(new Submission[](0));
    }

    function test_WhenTheSenderReentersFromTheRest_IsLocked() external {
        receiver.setBehaviour(ReceiverBehaviour.Reenters);
        receiver.setCall(address(reward), abi.encodeCall(reward.claimFor, (_submission(plain))));
        vm.deal(address(receiver), 5);
        vm.prank(address(receiver));
        reward.claimBatch{value: 5}(new Submission[](0));
        assertEq(receiver.reentryError(), ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);
    }

    /// @dev Else anyone could take bonds from whoever has approved tokens.
    function test_ClaimFrom_RevertWhen_SenderIsAnother() external {
        Submission memory made = _submission(plain);
        vm.expectRevert(abi.encodeWithSelector(IIdolClaims.IdolNotSelf.selector, stranger));
        vm.prank(stranger);
        reward.claimFrom(made, singer);
    }

    function _send(Submission[] memory made, uint256 value) private {
        vm.deal(relayer, value);
        vm.prank(relayer);
        reward.claimBatch{value: value}(made);
    }
}
