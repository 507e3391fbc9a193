// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {EzklInstances} from "hardhat-ezkl/contracts/EzklInstances.sol";
import {EzklKey} from "hardhat-ezkl/contracts/EzklKey.sol";
import {IEzklErrors} from "hardhat-ezkl/contracts/IEzklErrors.sol";
import {Submission} from "../../../contracts/interfaces/IIdolClaims.sol";
import {IIdolSeasons, SeasonState, SeasonTerms} from "../../../contracts/interfaces/IIdolSeasons.sol";
import {IProofErrors} from "../../../contracts/interfaces/IProofErrors.sol";
import {PublicInputs} from "../../../contracts/libraries/PublicInputs.sol";
import {PublicInputsHarness} from "../../../contracts/mocks/PublicInputsHarness.sol";
import {Defaults} from "../utils/Defaults.sol";
import {RewardTest} from "../utils/RewardTest.sol";

/// @dev claim: what a proof's instances can be. The verifier accepts everything here, so only our checks hold.
contract PublicInputsTest is RewardTest {
    uint256 internal season;
    PublicInputsHarness internal harness;

    function setUp() public override {
        super.setUp();
        season = _openFunded();
        harness = new PublicInputsHarness();
    }

    function test_RevertWhen_InstanceMissing() external {
        Submission memory made = _submission(season);
        uint256[] memory one = new uint256[](1);
        one[0] = made.instances[0];
        made.instances = one;
        _refused(made, abi.encodeWithSelector(IEzklErrors.EzklInstanceCountMismatch.selector, 2, 1));
    }

    function test_RevertWhen_NoInstances() external {
        Submission memory made = _submission(season);
        made.instances = new uint256[](0);
        _refused(made, abi.encodeWithSelector(IEzklErrors.EzklInstanceCountMismatch.selector, 2, 0));
    }

    function test_RevertWhen_InstanceExtra() external {
        Submission memory made = _submission(season);
        uint256[] memory three = new uint256[](3);
        (three[0], three[1]) = (made.instances[0], made.instances[1]);
        made.instances = three;
        _refused(made, abi.encodeWithSelector(IEzklErrors.EzklInstanceCountMismatch.selector, 2, 3));
    }

    function test_RevertWhen_InstancesSwapped() external {
        Submission memory made = _submission(season);
        uint256 domain = made.instances[0] >> 160;
        (made.instances[0], made.instances[1]) = (made.instances[1], made.instances[0]);
        uint256 expected = EzklKey.make(address(uint160(made.instances[0])), domain);
        _refused(
            made,
            abi.encodeWithSelector(IEzklErrors.EzklKeyMismatch.selector, expected, made.instances[0])
        );
    }

    function test_RevertWhen_KeyNotReduced() external {
        Submission memory made = _submission(season);
        made.instances[0] += EzklInstances.FIELD;
        _refused(
            made,
            abi.encodeWithSelector(IEzklErrors.EzklInstanceNotReduced.selector, 0, made.instances[0])
        );
    }

    function test_RevertWhen_ScoreNotReduced() external {
        Submission memory made = _submission(season);
        made.instances[1] += EzklInstances.FIELD;
        _refused(
            made,
            abi.encodeWithSelector(IEzklErrors.EzklInstanceNotReduced.selector, 1, made.instances[1])
        );
    }

    /// @dev The modulus itself is the first number that is not reduced.
    function test_RevertWhen_InstanceIsTheModulus() external {
        for (uint256 i = 0; i < 2; ++i) {
            Submission memory made = _submission(season);
            made.instances[i] = EzklInstances.FIELD;
            _refused(
                made,
                abi.encodeWithSelector(IEzklErrors.EzklInstanceNotReduced.selector, i, EzklInstances.FIELD)
            );
        }
    }

    function test_WhenScoreIsTheLeastOrTheGreatest() external {
        SeasonTerms memory terms = _terms();
        terms.threshold = terms.minScore;
        uint256 lenient = _openFunded(terms, Defaults.POT);
        _claim(lenient, singer, Defaults.MIN_SCORE);
        assertEq(reward.claimOf(lenient, singer).score, Defaults.MIN_SCORE);
        _claim(lenient, stranger, Defaults.MAX_SCORE);
        assertEq(reward.claimOf(lenient, stranger).score, Defaults.MAX_SCORE);
    }

    function test_RevertWhen_SingerIsZero() external {
        _refused(
            _submission(season, address(0), Defaults.SCORE),
            abi.encodeWithSelector(IEzklErrors.EzklAccountIsZero.selector)
        );
    }

    function test_RevertWhen_ForAnotherChain() external {
        Submission memory made = _submission(season);
        vm.chainId(block.chainid + 1);
        uint256 expected = reward.keyOf(singer, season, 0);
        _refused(
            made,
            abi.encodeWithSelector(IEzklErrors.EzklKeyMismatch.selector, expected, made.instances[0])
        );
    }

    function test_RevertWhen_ForAnotherContract() external {
        Submission memory made = _submission(season);
        uint256 expected = made.instances[0];
        made.instances[0] = harness.keyOf(singer, address(this), season, _termsHash(season), 0);
        _refused(
            made,
            abi.encodeWithSelector(IEzklErrors.EzklKeyMismatch.selector, expected, made.instances[0])
        );
    }

    function test_RevertWhen_ForAnotherSeason() external {
        uint256 another = _openFunded();
        Submission memory made = _submission(another);
        made.season = season;
        uint256 expected = reward.keyOf(singer, season, 0);
        _refused(
            made,
            abi.encodeWithSelector(IEzklErrors.EzklKeyMismatch.selector, expected, made.instances[0])
        );
    }

    function test_RevertWhen_ForAnotherRecording() external {
        uint256 audited = _openAudited();
        Submission memory made = _submission(audited);
        made.commitment = PublicInputs.commitment(singer, Defaults.SALT, keccak256("another"));
        uint256 expected = reward.keyOf(singer, audited, made.commitment);
        _refused(
            made,
            abi.encodeWithSelector(IEzklErrors.EzklKeyMismatch.selector, expected, made.instances[0])
        );
    }

    function test_RevertWhen_ScoreOutOfRange() external {
        _outOfRange(int256(Defaults.MAX_SCORE) + 1);
        _outOfRange(int256(Defaults.MIN_SCORE) - 1);
        // Neither end of the field passes for a small number.
        _outOfRange(int256(EzklInstances.FIELD / 2));
        _outOfRange(-int256(EzklInstances.FIELD / 2));
    }

    function test_Signed_AtTheEdges() external view {
        uint256 half = (EzklInstances.FIELD - 1) / 2;
        assertEq(harness.signed(0), 0);
        assertEq(harness.signed(half), int256(half));
        assertEq(harness.signed(half + 1), -int256(half));
        assertEq(harness.signed(EzklInstances.FIELD - 1), -1);
    }

    function testFuzz_SignedIsTheTwinOfTheElement(int256 score) external view {
        int256 half = int256((EzklInstances.FIELD - 1) / 2);
        score = bound(score, -half, half);
        assertEq(harness.signed(_element(score)), score);
    }

    function test_KeyOf_RevertWhen_SeasonUnknown() external {
        vm.expectRevert(abi.encodeWithSelector(IIdolSeasons.IdolSeasonUnknown.selector, 99));
        reward.keyOf(singer, 99, 0);
    }

    /// @dev A reorganised chain, or a sequencer, can open a season again under its number with other terms: whoever
    /// proved for the terms that were promised claims nothing by others.
    function test_RevertWhen_TheSeasonWasOpenedAnewWithOtherTerms() external {
        uint256 snapshot = vm.snapshotState();
        uint256 another = _openFunded();
        Submission memory made = _submission(another);
        for (uint256 i = 0; i < 2; ++i) {
            vm.revertToState(snapshot);
            SeasonTerms memory terms = _terms();
            if (i == 0)
                terms.prize += 1;
                // The same terms, and other code behind them.
            else vm.etch(terms.verifier, abi.encodePacked(terms.verifier.code, hex"00"));
            another = _openFunded(terms, Defaults.POT);
            uint256 expected = reward.keyOf(singer, another, 0);
            _refused(
                made,
                abi.encodeWithSelector(IEzklErrors.EzklKeyMismatch.selector, expected, made.instances[0])
            );
        }
        vm.revertToState(snapshot);
        _openFunded();
        _claim(made, singer);
    }

    function test_TheSeasonsHashIsOfItsTermsAndItsVerifiersCode() external view {
        (SeasonTerms memory terms, ) = reward.seasonOf(season);
        assertEq(_termsHash(season), keccak256(abi.encode(terms, address(verifier).codehash)));
        assertEq(
            reward.keyOf(singer, season, 0),
            harness.keyOf(singer, address(reward), season, _termsHash(season), 0)
        );
    }

    function testFuzz_CommitmentIsOfItsThreeParts(
        address who,
        bytes32 salt,
        bytes32 recording
    ) external view {
        bytes32 made = harness.commitment(who, salt, recording);
        assertEq(made, keccak256(abi.encode(who, salt, recording)));
    }

    function testFuzz_KeyTellsSingerAndDomainApart(
        address who,
        uint256 number,
        bytes32 terms,
        bytes32 commitment
    ) external view {
        uint256 key = harness.keyOf(who, address(reward), number, terms, commitment);
        assertEq(address(uint160(key)), who);
        bytes32 hash = keccak256(abi.encode(block.chainid, address(reward), number, terms, commitment));
        assertEq(key >> 160, uint256(hash) & type(uint88).max);
        assertLt(key, EzklInstances.FIELD);
    }

    /// @dev Whatever the two instances are, a singer and a score come out that lead back to them, or nothing does.
    function testFuzz_ReadIsExact(uint256 key, uint256 element, uint256 domain) external view {
        uint256[] memory instances = new uint256[](2);
        (instances[0], instances[1]) = (key, element);
        try harness.read(instances, domain, Defaults.MIN_SCORE, Defaults.MAX_SCORE) returns (
            address who,
            int128 score
        ) {
            assertEq(EzklKey.make(who, domain), key);
            assertEq(_element(score), element);
            assertNotEq(who, address(0));
            assertGe(score, Defaults.MIN_SCORE);
            assertLe(score, Defaults.MAX_SCORE);
        } catch {
            bool meaningful =
                key >> 160 == domain && address(uint160(key)) != address(0) && key < EzklInstances.FIELD;
            bool inRange =
                element <= uint256(int256(Defaults.MAX_SCORE)) ||
                    (element < EzklInstances.FIELD &&
                        EzklInstances.FIELD - element <= uint256(-int256(Defaults.MIN_SCORE)));
            assertFalse(meaningful && inRange);
        }
    }

    function _outOfRange(int256 score) private {
        _refused(
            _submission(season, singer, score),
            abi.encodeWithSelector(
                IProofErrors.IdolScoreOutOfRange.selector,
                score,
                Defaults.MIN_SCORE,
                Defaults.MAX_SCORE
            )
        );
    }

    function _termsHash(uint256 number) private view returns (bytes32) {
        (, SeasonState memory state) = reward.seasonOf(number);
        return state.termsHash;
    }

    /// @dev By both doors.
    function _refused(Submission memory made, bytes memory why) private {
        vm.expectRevert(why);
        vm.prank(singer);
        reward.claim(made);
        vm.expectRevert(why);
        vm.prank(relayer);
        reward.claimFor(made);
    }
}
