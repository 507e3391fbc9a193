// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {RejectReason} from "../../contracts/interfaces/IIdolAudits.sol";
import {Claim, ClaimStatus} from "../../contracts/interfaces/IIdolClaims.sol";
import {Season, SeasonClock} from "../../contracts/libraries/SeasonClock.sol";
import {Defaults} from "../solidity/utils/Defaults.sol";
import {Bare} from "./Bare.sol";

/// @dev Pots, prizes owed and bonds add up over every withdrawal, rejection, promotion and closing out, from every
/// state of a season with two claims in which they did before; each singer is paid once, and nobody but the singer.
/// Bounds: two claims, amounts below 2^32, the native coin, receivers that take what they are sent.
contract MoneyProof is Bare {
    using SeasonClock for Season;

    address private constant FIRST = address(0x1000);
    address private constant SECOND = address(0x1001);
    address private constant VAULT = address(0x0666);

    struct Book {
        uint32 pot;
        uint32 forfeited;
        uint32 prize;
        uint32 bond;
        ClaimStatus first;
        ClaimStatus second;
        bool firstRevealed;
        bool secondRevealed;
    }

    receive() external payable {}

    function setUp() external override {
        vm.warp(Defaults.NOW);
        vm.prank(OWNER);
        this.openSeason(Defaults.auditedTerms(address(this), ORGANISER, AUDITOR));
        Season storage season = _season(SEASON);
        season.pot = 2 * Defaults.PRIZE;
        _add(SEASON, season, FIRST, 0);
        _add(SEASON, season, SECOND, 0);
    }

    /// @dev A singer is paid once, at least the bond, when the claim is final.
    function check_Withdraw(Book memory book, uint40 time) external {
        Season storage season = _put(book, time);
        uint256 held = _held(season);
        vm.prank(FIRST);
        this.withdraw(SEASON, VAULT);

        assert(_stood(book.first));
        assert(_claim(SEASON, FIRST).status == ClaimStatus.Withdrawn);
        assert(time >= season.finalAt());
        assert(VAULT.balance >= book.bond);
        assert(held - VAULT.balance == _held(season));
        assert(heldOf[NATIVE] == _held(season));
        _otherKeeps(book, true);
        assert(_isPossible(season));
    }

    /// @dev Nobody who did not claim is paid, by whatever name.
    function check_NobodyElseWithdraws(Book memory book, address sender, address to, uint40 time) external {
        vm.assume(_and(sender != FIRST, sender != SECOND));
        _put(book, time);
        vm.prank(sender);
        try this.withdraw(SEASON, to) {
            assert(false);
        } catch {}
        try this.withdrawFor(SEASON, sender) {
            assert(false);
        } catch {}
    }

    /// @dev Whoever sends, the singer gets it.
    function check_WithdrawFor(Book memory book, address sender, uint40 time) external {
        Season storage season = _put(book, time);
        uint256 held = _held(season);
        vm.prank(sender);
        this.withdrawFor(SEASON, FIRST);

        assert(_stood(book.first));
        assert(_claim(SEASON, FIRST).status == ClaimStatus.Withdrawn);
        assert(held - FIRST.balance == _held(season));
        assert(heldOf[NATIVE] == _held(season));
        _otherKeeps(book, true);
        assert(_isPossible(season));
    }

    /// @dev Rejection takes from the claim what it gives to pot, queue and forfeited bonds; nothing leaves.
    function check_Reject(Book memory book, address sender, uint8 reason, uint40 time) external {
        vm.assume(reason < 4);
        Season storage season = _put(book, time);
        vm.prank(sender);
        this.reject(SEASON, FIRST, RejectReason(reason), SECOND);

        assert(sender == AUDITOR);
        assert(_stood(book.first));
        assert(_and(time >= season.closesAt(), time < season.finalAt()));
        assert(_claim(SEASON, FIRST).status == ClaimStatus.Rejected);
        assert(heldOf[NATIVE] == _held(season));
        _otherKeeps(book, true);
        assert(_isPossible(season));
    }

    /// @dev Promotion moves prizes of the pot to those that wait, the first first.
    function check_Promote(Book memory book, address sender, uint40 time) external {
        Season storage season = _put(book, time);
        vm.prank(sender);
        this.promote(SEASON);

        assert(heldOf[NATIVE] == _held(season));
        ClaimStatus first = _claim(SEASON, FIRST).status;
        ClaimStatus second = _claim(SEASON, SECOND).status;
        assert(_or(first == book.first, _and(book.first == ClaimStatus.Queued, first == ClaimStatus.Owed)));
        assert(
            _or(second == book.second, _and(book.second == ClaimStatus.Queued, second == ClaimStatus.Owed))
        );
        assert(!_and(first == ClaimStatus.Queued, book.second != second));
        assert(_isPossible(season));
    }

    /// @dev Closing out takes the pot and nothing else, for the organiser alone, when all is final.
    function check_CloseOut(Book memory book, address sender, uint40 time) external {
        Season storage season = _put(book, time);
        uint256 held = _held(season);
        vm.prank(sender);
        this.closeOut(SEASON, VAULT);

        assert(sender == ORGANISER);
        assert(time >= season.finalAt());
        assert(held - VAULT.balance == _held(season));
        assert(heldOf[NATIVE] == _held(season));
        assert(season.pot == 0);
        assert(season.forfeited == book.forfeited);
        assert(!_and(book.first != _claim(SEASON, FIRST).status, book.first != ClaimStatus.Queued));
        assert(!_and(book.second != _claim(SEASON, SECOND).status, book.second != ClaimStatus.Queued));
        assert(_isPossible(season));
    }

    /// @dev Any state that can be, with all its money there. Bound: amounts below 2^32, two claims.
    function _put(Book memory book, uint40 time) private returns (Season storage season) {
        season = _season(SEASON);
        vm.assume(_and(time >= Defaults.NOW, book.prize != 0));
        vm.assume(book.bond != 0);
        (book.first, book.second) = (_oneOf(book.first), _oneOf(book.second));
        (season.pot, season.forfeited) = (book.pot, book.forfeited);
        (season.terms.prize, season.terms.bond) = (book.prize, book.bond);
        Claim storage first = _claim(SEASON, FIRST);
        Claim storage second = _claim(SEASON, SECOND);
        (first.status, first.revealed) = (book.first, book.firstRevealed);
        (second.status, second.revealed) = (book.second, book.secondRevealed);
        season.queued = uint32(_queued(first) + _queued(second));
        season.queueHead = uint32(1 - _queued(first));
        season.settled = uint32(2 - _standing(first) - _standing(second));
        vm.assume(_isPossible(season));
        uint256 held = _held(season);
        heldOf[NATIVE] = held;
        vm.deal(address(this), held);
        vm.warp(time);
    }

    /// @dev What must be there: the pot, forfeited bonds, and what stands of claims.
    function _held(Season storage season) private view returns (uint256) {
        return
            uint256(season.pot) +
            season.forfeited +
            _worthOf(season, _claim(SEASON, FIRST)) +
            _worthOf(season, _claim(SEASON, SECOND));
    }

    function _worthOf(Season storage season, Claim storage made) private view returns (uint256) {
        if (made.status == ClaimStatus.Owed) return uint256(season.terms.prize) + season.terms.bond;
        return made.status == ClaimStatus.Queued ? season.terms.bond : 0;
    }

    /// @dev The induction hypothesis: the counters are those of the claims. A payment before any bond is forfeited
    /// does not count as settled, which is of no account where nothing is forfeited.
    function _isPossible(Season storage season) private view returns (bool) {
        Claim storage first = _claim(SEASON, FIRST);
        Claim storage second = _claim(SEASON, SECOND);
        bool counted = season.settled == 2 - _standing(first) - _standing(second);
        bool queued = season.queued == _queued(first) + _queued(second);
        bool headed = _or(season.queued == 0, _or(season.queueHead == 0, _queued(first) == 0));
        return _and(_and(_or(season.forfeited == 0, counted), queued), headed);
    }

    function _queued(Claim storage made) private view returns (uint256) {
        return _one(made.status == ClaimStatus.Queued);
    }

    function _standing(Claim storage made) private view returns (uint256) {
        return _one(_stood(made.status));
    }

    function _stood(ClaimStatus status) private pure returns (bool) {
        return _or(status == ClaimStatus.Owed, status == ClaimStatus.Queued);
    }

    /// @dev A path for each status: a number on each is easier to reckon with than any number.
    function _oneOf(ClaimStatus status) private pure returns (ClaimStatus) {
        if (status == ClaimStatus.Owed) return ClaimStatus.Owed;
        if (status == ClaimStatus.Queued) return ClaimStatus.Queued;
        if (status == ClaimStatus.Withdrawn) return ClaimStatus.Withdrawn;
        vm.assume(status == ClaimStatus.Rejected);
        return ClaimStatus.Rejected;
    }

    /// @dev The other claim stands as it stood, but for a prize that it waited for.
    function _otherKeeps(Book memory book, bool second) private view {
        ClaimStatus was = second ? book.second : book.first;
        ClaimStatus now_ = _claim(SEASON, second ? SECOND : FIRST).status;
        assert(_or(now_ == was, _and(was == ClaimStatus.Queued, now_ == ClaimStatus.Owed)));
    }
}
