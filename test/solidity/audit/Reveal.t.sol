// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {IIdolAudits, Opening, RejectReason} from "../../../contracts/interfaces/IIdolAudits.sol";
import {ClaimStatus, Submission} from "../../../contracts/interfaces/IIdolClaims.sol";
import {IIdolSeasons} from "../../../contracts/interfaces/IIdolSeasons.sol";
import {ISignatures} from "../../../contracts/interfaces/ISignatures.sol";
import {PublicInputs} from "../../../contracts/libraries/PublicInputs.sol";
import {Defaults} from "../utils/Defaults.sol";
import {RewardTest} from "../utils/RewardTest.sol";

/// @dev reveal and revealFor.
contract RevealTest is RewardTest {
    uint256 internal constant DEADLINE = Defaults.REVEAL_ENDS_AT - 1 hours;

    uint256 internal season;

    function setUp() public override {
        super.setUp();
        season = _openAudited();
        _claim(season);
        vm.warp(Defaults.CLOSES_AT);
    }

    function test_RevertWhen_SeasonUnknown() external {
        vm.expectRevert(abi.encodeWithSelector(IIdolSeasons.IdolSeasonUnknown.selector, 99));
        reward.reveal(99, Defaults.URI, _opening());
    }

    function test_RevertWhen_SeasonHasNoAudit() external {
        vm.warp(Defaults.NOW);
        uint256 plain = _openFunded();
        _claim(plain);
        _refused(
            plain,
            Defaults.URI,
            abi.encodeWithSelector(IIdolAudits.IdolSeasonNotAudited.selector, plain)
        );
    }

    function test_RevertWhen_NotClosed() external {
        vm.warp(Defaults.CLOSES_AT - 1);
        _refused(
            season,
            Defaults.URI,
            abi.encodeWithSelector(IIdolAudits.IdolRevealTooEarly.selector, season, Defaults.CLOSES_AT)
        );
    }

    function test_RevertWhen_PeriodIsOver() external {
        vm.warp(Defaults.REVEAL_ENDS_AT);
        _refused(
            season,
            Defaults.URI,
            abi.encodeWithSelector(IIdolAudits.IdolRevealTooLate.selector, season, Defaults.REVEAL_ENDS_AT)
        );
    }

    function test_RevertWhen_ThereIsNoClaim() external {
        vm.expectRevert(abi.encodeWithSelector(IIdolAudits.IdolNoClaim.selector, season, stranger));
        vm.prank(stranger);
        reward.reveal(season, Defaults.URI, _opening());
    }

    function test_RevertWhen_ClaimWasRejected() external {
        _reveal(season, singer);
        vm.prank(auditor);
        reward.reject(season, singer, RejectReason.NoVoice, address(0));
        _refused(
            season,
            Defaults.URI,
            abi.encodeWithSelector(IIdolAudits.IdolNoClaim.selector, season, singer)
        );
    }

    function test_RevertWhen_UriIsEmptyOrTooLong() external {
        uint256 limit = reward.MAX_URI();
        _refused(season, "", abi.encodeWithSelector(IIdolAudits.IdolInvalidUriLength.selector, 0, limit));
        _refused(
            season,
            string(new bytes(limit + 1)),
            abi.encodeWithSelector(IIdolAudits.IdolInvalidUriLength.selector, limit + 1, limit)
        );
    }

    function test_WhenUriIsAsLongAsItCanBe() external {
        string memory longest = string(new bytes(reward.MAX_URI()));
        vm.prank(singer);
        reward.reveal(season, longest, _opening());
        assertEq(bytes(reward.recordingUri(season, singer)).length, 512);
    }

    function test_WhenSingerReveals() external {
        assertFalse(reward.claimOf(season, singer).revealed);
        vm.expectEmit(address(reward));
        emit IIdolAudits.RecordingRevealed(season, singer, Defaults.RECORDING, Defaults.URI);
        _reveal(season, singer);
        assertTrue(reward.claimOf(season, singer).revealed);
        assertEq(reward.claimOf(season, singer).recordingHash, Defaults.RECORDING);
        assertEq(reward.recordingUri(season, singer), Defaults.URI);
    }

    function test_RevertWhen_TheOpeningIsOfAnotherRecordingOrSalt() external {
        _mismatch(singer, Opening(Defaults.SALT, keccak256("another")));
        _mismatch(singer, Opening(keccak256("another"), Defaults.RECORDING));
        _mismatch(singer, Opening(Defaults.RECORDING, Defaults.SALT));
    }

    /// @dev A pending claim shows its commitment. Who copies it, even into an earlier claim, can open it in no way, and
    /// is out as not revealed; the singer is not.
    function test_RevertWhen_TheCommitmentWasCopied() external {
        vm.warp(Defaults.NOW);
        season = _openAudited();
        Submission memory stolen = _submission(season, stranger, Defaults.SCORE);
        stolen.commitment = _commitment(singer);
        stolen.instances[0] = reward.keyOf(stranger, season, stolen.commitment);
        _claim(stolen, stranger);
        _claim(season);
        vm.warp(Defaults.CLOSES_AT);
        _mismatch(stranger, _opening());
        _reveal(season, singer);
        _mismatch(stranger, _opening());
        vm.warp(Defaults.REVEAL_ENDS_AT);
        vm.prank(auditor);
        reward.reject(season, stranger, RejectReason.NotRevealed, address(0));
        assertEq(_status(season, singer), ClaimStatus.Owed);
    }

    function testFuzz_RevertWhen_TheOpeningIsAnyOther(bytes32 salt, bytes32 recordingHash) external {
        vm.assume(salt != Defaults.SALT || recordingHash != Defaults.RECORDING);
        _mismatch(singer, Opening(salt, recordingHash));
    }

    function test_For_RevertWhen_TheOpeningIsAnother() external {
        bytes memory signature = _revealSignature(singerKey, Defaults.URI);
        Opening memory other = Opening(Defaults.SALT, keccak256("another"));
        vm.expectRevert(
            abi.encodeWithSelector(
                IIdolAudits.IdolCommitmentMismatch.selector,
                _commitment(singer),
                PublicInputs.commitment(singer, other.salt, other.recordingHash)
            )
        );
        reward.revealFor(season, singer, Defaults.URI, other, DEADLINE, signature);
    }

    function test_WhenSingerRevealsAnew() external {
        _reveal(season, singer);
        vm.prank(singer);
        reward.reveal(season, "https://example.org/recording.wav", _opening());
        assertEq(reward.recordingUri(season, singer), "https://example.org/recording.wav");
    }

    function test_For_WhenSigned() external {
        vm.prank(relayer);
        reward.revealFor(
            season,
            singer,
            Defaults.URI,
            _opening(),
            DEADLINE,
            _revealSignature(singerKey, Defaults.URI)
        );
        assertEq(reward.recordingUri(season, singer), Defaults.URI);
    }

    function test_For_WhenSignedByAContract() external {
        vm.warp(Defaults.NOW);
        _claim(season, address(receiver), Defaults.SCORE);
        vm.warp(Defaults.CLOSES_AT);
        vm.expectRevert(abi.encodeWithSelector(ISignatures.IdolInvalidSignature.selector, receiver));
        reward.revealFor(season, address(receiver), Defaults.URI, _opening(), DEADLINE, "");
        receiver.sign(_digest(_revealHash(address(receiver), Defaults.URI)));
        reward.revealFor(season, address(receiver), Defaults.URI, _opening(), DEADLINE, "");
        assertTrue(reward.claimOf(season, address(receiver)).revealed);
    }

    /// @dev EIP-7702: the account runs another's code, which here knows no ERC-1271.
    function test_For_WhenTheSingerRunsAnothersCode() external {
        vm.etch(singer, address(verifier).code);
        reward.revealFor(
            season,
            singer,
            Defaults.URI,
            _opening(),
            DEADLINE,
            _revealSignature(singerKey, Defaults.URI)
        );
        assertEq(reward.recordingUri(season, singer), Defaults.URI);
    }

    function test_For_RevertWhen_TheDeadlineHasPassed() external {
        bytes memory signature = _revealSignature(singerKey, Defaults.URI);
        vm.warp(DEADLINE + 1);
        vm.expectRevert(abi.encodeWithSelector(ISignatures.IdolSignatureExpired.selector, DEADLINE));
        reward.revealFor(season, singer, Defaults.URI, _opening(), DEADLINE, signature);
        vm.warp(DEADLINE);
        reward.revealFor(season, singer, Defaults.URI, _opening(), DEADLINE, signature);
    }

    function test_For_RevertWhen_TheDeadlineIsAnother() external {
        bytes memory signature = _revealSignature(singerKey, Defaults.URI);
        vm.expectRevert(abi.encodeWithSelector(ISignatures.IdolInvalidSignature.selector, singer));
        reward.revealFor(season, singer, Defaults.URI, _opening(), DEADLINE + 1, signature);
    }

    function test_For_RevertWhen_SignatureIsOfAnother() external {
        (, uint256 key) = makeAddrAndKey("thief");
        _refusedFor(Defaults.URI, _revealSignature(key, Defaults.URI));
    }

    function test_For_RevertWhen_UriIsAnother() external {
        _refusedFor("ipfs://another", _revealSignature(singerKey, Defaults.URI));
    }

    function test_For_RevertWhen_SignatureIsForAnotherChain() external {
        bytes memory signature = _revealSignature(singerKey, Defaults.URI);
        vm.chainId(block.chainid + 1);
        _refusedFor(Defaults.URI, signature);
    }

    function test_For_RevertWhen_RevealedBefore() external {
        bytes memory signature = _revealSignature(singerKey, Defaults.URI);
        vm.prank(singer);
        reward.reveal(season, "https://example.org/better", _opening());
        vm.expectRevert(abi.encodeWithSelector(IIdolAudits.IdolAlreadyRevealed.selector, season, singer));
        reward.revealFor(season, singer, Defaults.URI, _opening(), DEADLINE, signature);
    }

    function test_For_RevertWhen_NotClosed() external {
        vm.warp(Defaults.CLOSES_AT - 1);
        vm.expectRevert(
            abi.encodeWithSelector(IIdolAudits.IdolRevealTooEarly.selector, season, Defaults.CLOSES_AT)
        );
        reward.revealFor(
            season,
            singer,
            Defaults.URI,
            _opening(),
            DEADLINE,
            _revealSignature(singerKey, Defaults.URI)
        );
    }

    function testFuzz_For_RevertWhen_SignatureIsAnyOther(bytes memory signature) external {
        vm.assume(keccak256(signature) != keccak256(_revealSignature(singerKey, Defaults.URI)));
        _refusedFor(Defaults.URI, signature);
    }

    function _refused(uint256 number, string memory uri, bytes memory why) private {
        vm.expectRevert(why);
        vm.prank(singer);
        reward.reveal(number, uri, _opening());
    }

    function _mismatch(address who, Opening memory opening) private {
        vm.expectRevert(
            abi.encodeWithSelector(
                IIdolAudits.IdolCommitmentMismatch.selector,
                _commitment(singer),
                PublicInputs.commitment(who, opening.salt, opening.recordingHash)
            )
        );
        vm.prank(who);
        reward.reveal(season, Defaults.URI, opening);
    }

    function _refusedFor(string memory uri, bytes memory signature) private {
        vm.expectRevert(abi.encodeWithSelector(ISignatures.IdolInvalidSignature.selector, singer));
        vm.prank(relayer);
        reward.revealFor(season, singer, uri, _opening(), DEADLINE, signature);
    }

    function _revealSignature(uint256 key, string memory uri) private view returns (bytes memory) {
        return _signature(key, _revealHash(singer, uri));
    }

    function _revealHash(address who, string memory uri) private view returns (bytes32) {
        return
            keccak256(
                abi.encode(
                    keccak256("Reveal(uint256 season,address singer,string uri,uint256 deadline)"),
                    season,
                    who,
                    keccak256(bytes(uri)),
                    DEADLINE
                )
            );
    }
}
