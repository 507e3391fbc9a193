// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Vm} from "forge-std/Vm.sol";
import {IIdolSeasons, SeasonState, SeasonTerms} from "../../../contracts/interfaces/IIdolSeasons.sol";
import {Defaults} from "../utils/Defaults.sol";
import {RewardTest} from "../utils/RewardTest.sol";

/// @dev describeSeason.
contract DescribeSeasonTest is RewardTest {
    bytes32 internal constant DOCUMENT = keccak256("document");
    uint256 internal season;

    function setUp() public override {
        super.setUp();
        season = _openFunded();
    }

    function test_WhenOrganiser_TellsTheDocumentAndNothingElse() external {
        (SeasonTerms memory terms, SeasonState memory state) = reward.seasonOf(season);
        bytes32 before = keccak256(abi.encode(terms, state));
        vm.expectEmit(address(reward));
        emit IIdolSeasons.SeasonDescribed(season, DOCUMENT);
        vm.prank(organiser);
        reward.describeSeason(season, DOCUMENT);
        (terms, state) = reward.seasonOf(season);
        assertEq(keccak256(abi.encode(terms, state)), before);
    }

    function testFuzz_WhenDescribedAnew_TellsEach(bytes32 first, bytes32 second) external {
        vm.recordLogs();
        vm.startPrank(organiser);
        reward.describeSeason(season, first);
        reward.describeSeason(season, second);
        vm.stopPrank();
        Vm.Log[] memory logs = vm.getRecordedLogs();
        assertEq(logs.length, 2);
        assertEq(logs[1].topics[0], IIdolSeasons.SeasonDescribed.selector);
        assertEq(uint256(logs[1].topics[1]), season);
        assertEq(abi.decode(logs[0].data, (bytes32)), first);
        assertEq(abi.decode(logs[1].data, (bytes32)), second);
    }

    /// @dev Whoever shows old seasons wants to know what they were.
    function test_WhenTheSeasonIsOver_TellsIt() external {
        vm.warp(Defaults.CLOSES_AT + 1);
        vm.expectEmit(address(reward));
        emit IIdolSeasons.SeasonDescribed(season, DOCUMENT);
        vm.prank(organiser);
        reward.describeSeason(season, DOCUMENT);
    }

    function test_RevertWhen_AnybodyElse() external {
        _refused(stranger);
        _refused(singer);
        _refused(reward.owner());
        _refused(reward.guardian());
    }

    function testFuzz_RevertWhen_NotOrganiser(address sender) external {
        vm.assume(sender != organiser);
        _refused(sender);
    }

    function test_RevertWhen_OrganiserOfAnotherSeason() external {
        SeasonTerms memory terms = _terms();
        terms.organiser = stranger;
        _open(terms);
        _refused(stranger);
    }

    function test_RevertWhen_SeasonUnknown() external {
        vm.expectRevert(abi.encodeWithSelector(IIdolSeasons.IdolSeasonUnknown.selector, season + 1));
        vm.prank(organiser);
        reward.describeSeason(season + 1, DOCUMENT);
    }

    function _refused(address sender) private {
        vm.expectRevert(abi.encodeWithSelector(IIdolSeasons.IdolNotOrganiser.selector, season, sender));
        vm.prank(sender);
        reward.describeSeason(season, DOCUMENT);
    }
}
