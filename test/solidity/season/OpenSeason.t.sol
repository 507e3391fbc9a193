// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {IEzklErrors} from "hardhat-ezkl/contracts/IEzklErrors.sol";
import {IIdolSeasons, SeasonState, SeasonTerms} from "../../../contracts/interfaces/IIdolSeasons.sol";
import {Defaults} from "../utils/Defaults.sol";
import {RewardTest} from "../utils/RewardTest.sol";

/// @dev openSeason and approveCurrency.
contract OpenSeasonTest is RewardTest {
    function test_RevertWhen_SenderIsNotTheOwner() external {
        vm.expectRevert(abi.encodeWithSelector(Ownable.OwnableUnauthorizedAccount.selector, organiser));
        vm.prank(organiser);
        reward.openSeason(_terms());
    }

    function test_RevertWhen_VerifierHasNoCode() external {
        SeasonTerms memory terms = _terms();
        terms.verifier = stranger;
        _refused(terms, abi.encodeWithSelector(IEzklErrors.EzklVerifierHasNoCode.selector, stranger));
    }

    function test_RevertWhen_ItClosesAsItOpens() external {
        SeasonTerms memory terms = _terms();
        terms.closesAt = terms.opensAt;
        _refusedTimes(terms);
        terms.opensAt = Defaults.NOW + 10;
        terms.closesAt = terms.opensAt;
        _refusedTimes(terms);
    }

    function test_RevertWhen_ItIsClosedAlready() external {
        SeasonTerms memory terms = _terms();
        terms.opensAt = Defaults.NOW - 2;
        terms.closesAt = Defaults.NOW;
        _refusedTimes(terms);
    }

    function test_RevertWhen_ItLastsTooLong() external {
        SeasonTerms memory terms = _terms();
        terms.closesAt = uint40(Defaults.NOW + reward.MAX_SEASON() + 1);
        _refusedTimes(terms);
        terms.closesAt -= 1;
        _open(terms);
    }

    /// @dev The documents name them.
    function test_LimitsOfTime_AreWhatIsSaid() external view {
        assertEq(reward.MAX_SEASON(), 730 days);
        assertEq(reward.MIN_PERIOD(), 1 days);
        assertEq(reward.MAX_PERIOD(), 90 days);
        assertEq(reward.MAX_PAUSE(), 7 days);
        assertEq(reward.MIN_PAUSE(), 1 hours);
    }

    function test_RevertWhen_ThresholdIsOutOfRange() external {
        SeasonTerms memory terms = _terms();
        terms.threshold = terms.maxScore + 1;
        _refusedScores(terms);
        terms.threshold = terms.minScore - 1;
        _refusedScores(terms);
    }

    function test_WhenThresholdIsAnEndOfTheRange() external {
        SeasonTerms memory terms = _terms();
        terms.threshold = terms.maxScore;
        _open(terms);
        terms.threshold = terms.minScore;
        _open(terms);
        assertEq(reward.seasonCount(), 2);
    }

    function test_RevertWhen_PrizeIsZero() external {
        SeasonTerms memory terms = _terms();
        terms.prize = 0;
        _refused(terms, abi.encodeWithSelector(IIdolSeasons.IdolPrizeIsZero.selector));
    }

    function test_RevertWhen_OrganiserIsZero() external {
        SeasonTerms memory terms = _terms();
        terms.organiser = address(0);
        _refused(terms, abi.encodeWithSelector(IIdolSeasons.IdolOrganiserIsZero.selector));
    }

    function test_RevertWhen_CurrencyIsNotApproved() external {
        SeasonTerms memory terms = _terms();
        terms.currency = address(verifier);
        _refused(terms, abi.encodeWithSelector(IIdolSeasons.IdolCurrencyNotApproved.selector, verifier));
    }

    function test_RevertWhen_AuditIsHalfThere() external {
        SeasonTerms memory terms = _terms();
        terms.auditor = auditor;
        _refusedAudit(terms);
        terms.revealPeriod = 1;
        _refusedAudit(terms);
        (terms.revealPeriod, terms.auditPeriod) = (0, 1);
        _refusedAudit(terms);

        // Without a bond forging claims would cost nothing but gas.
        terms = _auditedTerms();
        terms.bond = 0;
        _refusedAudit(terms);

        terms = _terms();
        terms.bond = 1;
        _refusedAudit(terms);
        (terms.bond, terms.revealPeriod) = (0, 1);
        _refusedAudit(terms);
        (terms.revealPeriod, terms.auditPeriod) = (0, 1);
        _refusedAudit(terms);

        // Nobody would listen for it.
        terms = _terms();
        terms.phrase = true;
        _refusedAudit(terms);
        terms = _auditedTerms();
        terms.phrase = true;
        (terms, ) = reward.seasonOf(_open(terms));
        assertTrue(terms.phrase);
    }

    function test_RevertWhen_AuditLastsTooLong() external {
        SeasonTerms memory terms = _auditedTerms();
        terms.revealPeriod = uint32(reward.MAX_PERIOD() + 1);
        _refusedAudit(terms);
        terms = _auditedTerms();
        terms.auditPeriod = uint32(reward.MAX_PERIOD() + 1);
        _refusedAudit(terms);
        terms.auditPeriod -= 1;
        _open(terms);
    }

    function test_RevertWhen_AuditIsTooShort() external {
        SeasonTerms memory terms = _auditedTerms();
        terms.revealPeriod = uint32(reward.MIN_PERIOD() - 1);
        _refusedAudit(terms);
        terms = _auditedTerms();
        terms.auditPeriod = uint32(reward.MIN_PERIOD() - 1);
        _refusedAudit(terms);
        (terms.revealPeriod, terms.auditPeriod) = (1 days, 1 days);
        _open(terms);
    }

    function test_RevertWhen_SomebodyActsForTwoSides() external {
        SeasonTerms memory terms = _auditedTerms();
        terms.organiser = guardian;
        _refusedRole(terms, guardian);
        terms.organiser = auditor;
        _refusedRole(terms, auditor);
        terms = _auditedTerms();
        terms.auditor = guardian;
        _refusedRole(terms, guardian);
        terms.auditor = owner;
        _refusedRole(terms, owner);
        terms = _terms();
        terms.organiser = guardian;
        _refusedRole(terms, guardian);
    }

    function test_WhenThereIsNoGuardianAndNoAuditor_NobodyIsInTwoParts() external {
        vm.prank(owner);
        reward.setGuardian(address(0));
        assertEq(_open(_terms()), 1);
    }

    function test_WhenTheOwnerOrganises() external {
        SeasonTerms memory terms = _terms();
        terms.organiser = owner;
        assertEq(_open(terms), 1);
    }

    function test_WhenTermsAreSound() external {
        SeasonTerms memory terms = _auditedTerms();
        terms.currency = address(token);
        terms.allowlistRoot = keccak256("root");
        vm.expectEmit(address(reward));
        emit IIdolSeasons.SeasonOpened(1, organiser, Defaults.JUDGE_HASH, address(verifier).codehash, terms);
        assertEq(_open(terms), 1);

        (SeasonTerms memory stored, SeasonState memory state) = reward.seasonOf(1);
        assertEq(keccak256(abi.encode(stored)), keccak256(abi.encode(terms)));
        assertEq(state.verifierCodeHash, address(verifier).codehash);
        assertEq(state.pot, 0);
        assertEq(state.claims, 0);
        assertFalse(state.paused);
        assertEq(state.closesAt, Defaults.CLOSES_AT);
        assertEq(state.revealEndsAt, Defaults.REVEAL_ENDS_AT);
        assertEq(state.finalAt, Defaults.FINAL_AT);
    }

    function test_WhenThereIsNoAudit_FinalIsClosing() external {
        (, SeasonState memory state) = reward.seasonOf(_open(_terms()));
        assertEq(state.revealEndsAt, Defaults.CLOSES_AT);
        assertEq(state.finalAt, Defaults.CLOSES_AT);
    }

    function test_WhenSeveralAreOpen_NumbersAndTermsStayApart() external {
        uint256 first = _openFunded();
        SeasonTerms memory terms = _auditedTerms();
        terms.currency = address(token);
        terms.prize = 7;
        uint256 second = _openFunded(terms, 70);
        assertEq(second, first + 1);
        assertEq(reward.seasonCount(), 2);
        assertEq(_pot(first), Defaults.POT);
        assertEq(_pot(second), 70);
        (SeasonTerms memory untouched, ) = reward.seasonOf(first);
        assertEq(keccak256(abi.encode(untouched)), keccak256(abi.encode(_terms())));
    }

    function test_RevertWhen_ReadingASeasonThatIsNot() external {
        vm.expectRevert(abi.encodeWithSelector(IIdolSeasons.IdolSeasonUnknown.selector, 0));
        reward.seasonOf(0);
        vm.expectRevert(abi.encodeWithSelector(IIdolSeasons.IdolSeasonUnknown.selector, 1));
        reward.owedTo(1, singer);
    }

    function test_Approve_RevertWhen_SenderIsNotTheOwner() external {
        vm.expectRevert(abi.encodeWithSelector(Ownable.OwnableUnauthorizedAccount.selector, organiser));
        vm.prank(organiser);
        reward.approveCurrency(address(token), false);
    }

    function test_Approve_RevertWhen_CurrencyHasNoCode() external {
        vm.expectRevert(abi.encodeWithSelector(IIdolSeasons.IdolCurrencyHasNoCode.selector, stranger));
        vm.prank(owner);
        reward.approveCurrency(stranger, true);
    }

    /// @dev It neither has an approval nor can lose it, so there is none to report.
    function test_Approve_RevertWhen_CurrencyIsTheNativeCoin() external {
        bytes memory why = abi.encodeWithSelector(IIdolSeasons.IdolCurrencyHasNoCode.selector, address(0));
        vm.startPrank(owner);
        vm.expectRevert(why);
        reward.approveCurrency(address(0), true);
        vm.expectRevert(why);
        reward.approveCurrency(address(0), false);
    }

    function test_Approve_WhenTakenBack_OpenSeasonsGoOn() external {
        SeasonTerms memory terms = _terms();
        terms.currency = address(token);
        uint256 season = _open(terms);
        vm.expectEmit(address(reward));
        emit IIdolSeasons.CurrencyApproval(address(token), false);
        vm.prank(owner);
        reward.approveCurrency(address(token), false);
        assertFalse(reward.isApprovedCurrency(address(token)));
        _refused(terms, abi.encodeWithSelector(IIdolSeasons.IdolCurrencyNotApproved.selector, token));

        _fund(season, address(token), Defaults.PRIZE);
        _claim(season);
        reward.withdrawFor(season, singer);
        assertEq(token.balanceOf(singer), Defaults.PRIZE);
    }

    function _refusedTimes(SeasonTerms memory terms) private {
        _refused(
            terms,
            abi.encodeWithSelector(
                IIdolSeasons.IdolInvalidSeasonTimes.selector,
                terms.opensAt,
                terms.closesAt,
                block.timestamp + reward.MAX_SEASON()
            )
        );
    }

    function _refusedScores(SeasonTerms memory terms) private {
        _refused(
            terms,
            abi.encodeWithSelector(
                IIdolSeasons.IdolInvalidSeasonScores.selector,
                terms.minScore,
                terms.threshold,
                terms.maxScore
            )
        );
    }

    function _refusedRole(SeasonTerms memory terms, address who) private {
        _refused(terms, abi.encodeWithSelector(IIdolSeasons.IdolRoleConflict.selector, who));
    }

    function _refusedAudit(SeasonTerms memory terms) private {
        _refused(
            terms,
            abi.encodeWithSelector(
                IIdolSeasons.IdolInvalidAuditTerms.selector,
                terms.auditor,
                terms.bond,
                terms.revealPeriod,
                terms.auditPeriod
            )
        );
    }

    function _refused(SeasonTerms memory terms, bytes memory why) private {
        vm.expectRevert(why);
        vm.prank(owner);
        reward.openSeason(terms);
    }
}
