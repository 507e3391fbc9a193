// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {EzklInstances} from "hardhat-ezkl/contracts/EzklInstances.sol";
import {EzklKey} from "hardhat-ezkl/contracts/EzklKey.sol";
import {IEzklErrors} from "hardhat-ezkl/contracts/IEzklErrors.sol";
import {Claim, ClaimStatus, IIdolClaims, Submission} from "../../../contracts/interfaces/IIdolClaims.sol";
import {IIdolQueue} from "../../../contracts/interfaces/IIdolQueue.sol";
import {IIdolSeasons, SeasonTerms} from "../../../contracts/interfaces/IIdolSeasons.sol";
import {ITreasury} from "../../../contracts/interfaces/ITreasury.sol";
import {Defaults} from "../utils/Defaults.sol";
import {RewardTest} from "../utils/RewardTest.sol";

/// @dev claim and claimFor: every branch but those of the proof's meaning and of the verifier, which have their own
/// files.
contract ClaimTest is RewardTest {
    uint256 internal season;

    function setUp() public override {
        super.setUp();
        season = _openFunded();
    }

    function test_RevertWhen_SeasonUnknown() external {
        Submission memory made = _submission(season);
        made.season = season + 1;
        _refused(made, abi.encodeWithSelector(IIdolSeasons.IdolSeasonUnknown.selector, season + 1));
    }

    function test_RevertWhen_NotOpenYet() external {
        vm.warp(Defaults.OPENS_AT - 1);
        _refused(
            _submission(season),
            abi.encodeWithSelector(IIdolSeasons.IdolSeasonNotOpen.selector, season, Defaults.OPENS_AT)
        );
    }

    function test_RevertWhen_Closed() external {
        vm.warp(Defaults.CLOSES_AT);
        _refused(
            _submission(season),
            abi.encodeWithSelector(IIdolSeasons.IdolSeasonClosed.selector, season, Defaults.CLOSES_AT)
        );
    }

    function test_RevertWhen_Paused() external {
        vm.prank(guardian);
        reward.pause(season);
        _refused(
            _submission(season),
            abi.encodeWithSelector(
                IIdolSeasons.IdolSeasonPaused.selector,
                season,
                block.timestamp + reward.MAX_PAUSE()
            )
        );
    }

    function test_RevertWhen_RecordingUnexpected() external {
        Submission memory made = _submission(season);
        made.commitment = Defaults.RECORDING;
        made.instances[0] = reward.keyOf(singer, season, Defaults.RECORDING);
        _refused(
            made,
            abi.encodeWithSelector(IIdolClaims.IdolUnexpectedRecording.selector, season, Defaults.RECORDING)
        );
    }

    function test_RevertWhen_RecordingMissing() external {
        uint256 audited = _openAudited();
        Submission memory made = _submission(audited);
        made.commitment = 0;
        made.instances[0] = reward.keyOf(singer, audited, 0);
        _refused(made, abi.encodeWithSelector(IIdolClaims.IdolMissingRecording.selector, audited));
    }

    function test_RevertWhen_SenderIsNotInTheProof() external {
        Submission memory made = _submission(season);
        vm.expectRevert(abi.encodeWithSelector(IIdolClaims.IdolNotSinger.selector, singer, stranger));
        vm.prank(stranger);
        reward.claim(made);
    }

    /// @dev It could never withdraw.
    function test_RevertWhen_SingerIsTheContract() external {
        Submission memory made = _submission(season, address(reward), Defaults.SCORE);
        vm.expectRevert(abi.encodeWithSelector(ITreasury.IdolInvalidReceiver.selector, reward));
        reward.claimFor(made);
    }

    function test_RevertWhen_ScoreNegative() external {
        _refused(
            _submission(season, singer, -1),
            abi.encodeWithSelector(IIdolClaims.IdolScoreNegative.selector, int256(-1), Defaults.THRESHOLD)
        );
    }

    function test_RevertWhen_ScoreBelowThreshold() external {
        int256 score = Defaults.THRESHOLD - 1;
        _refused(
            _submission(season, singer, score),
            abi.encodeWithSelector(IIdolClaims.IdolScoreBelowThreshold.selector, score, Defaults.THRESHOLD)
        );
    }

    function test_RevertWhen_ScoreOrThresholdIsZero() external {
        _refused(
            _submission(season, singer, 0),
            abi.encodeWithSelector(
                IIdolClaims.IdolScoreBelowThreshold.selector,
                int256(0),
                Defaults.THRESHOLD
            )
        );
        SeasonTerms memory terms = _terms();
        terms.threshold = 0;
        uint256 lenient = _openFunded(terms, Defaults.POT);
        _refused(
            _submission(lenient, singer, -1),
            abi.encodeWithSelector(IIdolClaims.IdolScoreNegative.selector, int256(-1), int256(0))
        );
        _claim(lenient, singer, 0);
    }

    function test_RevertWhen_ScoreBelowNegativeThreshold() external {
        SeasonTerms memory terms = _terms();
        terms.threshold = -5;
        uint256 lenient = _openFunded(terms, Defaults.POT);
        _refused(
            _submission(lenient, singer, -6),
            abi.encodeWithSelector(IIdolClaims.IdolScoreBelowThreshold.selector, int256(-6), int256(-5))
        );
    }

    function test_WhenScoreReachesNegativeThreshold() external {
        SeasonTerms memory terms = _terms();
        terms.threshold = -5;
        uint256 lenient = _openFunded(terms, Defaults.POT);
        _claim(lenient, singer, -5);
        assertEq(reward.claimOf(lenient, singer).score, -5);
    }

    function test_RevertWhen_PotTooSmall() external {
        uint256 poor = _openFunded(_terms(), Defaults.PRIZE - 1);
        _refused(
            _submission(poor),
            abi.encodeWithSelector(
                IIdolQueue.IdolPotTooSmall.selector,
                poor,
                Defaults.PRIZE - 1,
                Defaults.PRIZE
            )
        );
    }

    function test_RevertWhen_ValueSentAlong() external {
        Submission memory made = _submission(season);
        vm.deal(singer, 1);
        vm.expectRevert(abi.encodeWithSelector(ITreasury.IdolValueMismatch.selector, 0, 1));
        vm.prank(singer);
        reward.claim{value: 1}(made);
    }

    function test_WhenFirstClaim() external {
        vm.expectEmit(address(reward));
        emit IIdolClaims.PrizeClaimed(season, singer, singer, Defaults.SCORE, 0, Defaults.PRIZE, 0);
        _claim(season);

        Claim memory made = reward.claimOf(season, singer);
        assertEq(made.score, Defaults.SCORE);
        assertEq(made.claimedAt, Defaults.NOW);
        assertEq(made.row, 0);
        assertEq(made.status, ClaimStatus.Owed);
        assertEq(made.commitment, bytes32(0));
        assertEq(made.recordingHash, bytes32(0));
        assertEq(_pot(season), Defaults.POT - Defaults.PRIZE);
        (uint256 amount, uint256 payableFrom) = reward.owedTo(season, singer);
        assertEq(amount, Defaults.PRIZE);
        assertEq(payableFrom, Defaults.NOW);
    }

    function test_WhenPotIsSpentByOthers() external {
        for (uint256 i = 0; i < Defaults.WINNERS; ++i) {
            _claim(season, address(uint160(0x1000 + i)), Defaults.SCORE);
        }
        _refused(
            _submission(season),
            abi.encodeWithSelector(IIdolQueue.IdolPotTooSmall.selector, season, 0, Defaults.PRIZE)
        );
    }

    function test_RevertWhen_ReplayedBeforeWithdrawal() external {
        _claim(season);
        _refused(
            _submission(season),
            abi.encodeWithSelector(
                IIdolClaims.IdolAlreadyClaimed.selector,
                season,
                singer,
                Defaults.SCORE,
                Defaults.SCORE
            )
        );
    }

    function test_RevertWhen_LowerScoreAfterWithdrawal() external {
        _claim(season);
        reward.withdrawFor(season, singer);
        int256 lower = Defaults.THRESHOLD;
        _refused(
            _submission(season, singer, lower),
            abi.encodeWithSelector(
                IIdolClaims.IdolAlreadyClaimed.selector,
                season,
                singer,
                lower,
                Defaults.SCORE
            )
        );
    }

    function test_WhenBetterScore() external {
        _claim(season);
        vm.expectEmit(address(reward));
        emit IIdolClaims.ScoreImproved(season, singer, singer, Defaults.SCORE, Defaults.SCORE + 1);
        _claim(season, singer, Defaults.SCORE + 1);
        assertEq(reward.claimOf(season, singer).score, Defaults.SCORE + 1);
        assertEq(reward.claimOf(season, singer).status, ClaimStatus.Owed);
        assertEq(_pot(season), Defaults.POT - Defaults.PRIZE);
    }

    function test_WhenBetterScoreAfterWithdrawal_PaysNothing() external {
        _claim(season);
        reward.withdrawFor(season, singer);
        _claim(season, singer, Defaults.SCORE + 1);
        assertEq(reward.claimOf(season, singer).score, Defaults.SCORE + 1);
        assertEq(reward.claimOf(season, singer).status, ClaimStatus.Withdrawn);
        (uint256 amount, uint256 payableFrom) = reward.owedTo(season, singer);
        assertEq(amount + payableFrom, 0);
        assertEq(_pot(season), Defaults.POT - Defaults.PRIZE);
    }

    function test_RevertWhen_ValueSentAlongWithBetterScore() external {
        _claim(season);
        Submission memory made = _submission(season, singer, Defaults.SCORE + 1);
        vm.deal(singer, 1);
        vm.expectRevert(abi.encodeWithSelector(ITreasury.IdolValueMismatch.selector, 0, 1));
        vm.prank(singer);
        reward.claim{value: 1}(made);
    }

    function test_RevertWhen_BetterScoreUnderAudit() external {
        uint256 audited = _openAudited();
        _claim(audited);
        _refused(
            _submission(audited, singer, Defaults.SCORE + 1),
            abi.encodeWithSelector(IIdolClaims.IdolClaimUnderAudit.selector, audited, singer)
        );
    }

    function test_WhenRelayed_PaysTheSinger() external {
        Submission memory made = _submission(season);
        vm.expectEmit(address(reward));
        emit IIdolClaims.PrizeClaimed(season, singer, relayer, Defaults.SCORE, 0, Defaults.PRIZE, 0);
        vm.prank(relayer);
        reward.claimFor(made);
        assertEq(_status(season, singer), ClaimStatus.Owed);
        assertEq(_status(season, relayer), ClaimStatus.None);
    }

    function testFuzz_AnyWinningScoreOfAnySinger(address who, int128 score) external {
        vm.assume(who != address(0) && who != address(reward));
        score = int128(bound(score, Defaults.THRESHOLD, Defaults.MAX_SCORE));
        Submission memory made = _submission(season, who, score);
        vm.prank(relayer);
        reward.claimFor(made);
        assertEq(reward.claimOf(season, who).score, score);
        (uint256 amount, ) = reward.owedTo(season, who);
        assertEq(amount, Defaults.PRIZE);
    }

    function testFuzz_RevertWhen_KeyIsAnyOther(uint256 key) external {
        key = bound(key, 0, EzklInstances.FIELD - 1);
        Submission memory made = _submission(season);
        uint256 domain = made.instances[0] >> 160;
        vm.assume(key >> 160 != domain);
        made.instances[0] = key;
        _refused(
            made,
            abi.encodeWithSelector(
                IEzklErrors.EzklKeyMismatch.selector,
                EzklKey.make(address(uint160(key)), domain),
                key
            )
        );
    }

    function _refused(Submission memory made, bytes memory why) private {
        vm.expectRevert(why);
        vm.prank(singer);
        reward.claim(made);
    }
}
