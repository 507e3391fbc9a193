// SPDX-License-Identifier: MIT
pragma solidity ^0.8.30;

import {Test} from "forge-std/Test.sol";
import {IdolReward} from "../../../contracts/IdolReward.sol";
import {IProofErrors} from "../../../contracts/interfaces/IProofErrors.sol";

/// @dev precompiles.tree: a verifier on a chain without them accepts garbage, so the contract does not come to be
/// there.
contract PrecompilesTest is Test {
    address private constant OWNER = address(0x0111);

    function test_RevertWhen_APrecompileAnswersNothing() external {
        for (uint160 i = 5; i <= 8; ++i) _refusedWhenAnswering(address(i), "");
    }

    function test_RevertWhen_APrecompileAnswersAnother() external {
        for (uint160 i = 5; i <= 7; ++i) _refusedWhenAnswering(address(i), abi.encode(1));
        _refusedWhenAnswering(address(6), abi.encode(1, 2));
        // One that says yes to everything, and one that says no.
        _refusedWhenAnswering(address(8), abi.encode(1));
        _refusedWhenAnswering(address(8), abi.encode(0));
    }

    function test_WhenAllAnswerAsTheyMust() external {
        assertEq(this.make().owner(), OWNER);
    }

    /// @dev A call of its own: where forge links by bytecode, `new` is none that `expectRevert` watches.
    function make() external returns (IdolReward) {
        return new IdolReward(OWNER, address(0));
    }

    function _refusedWhenAnswering(address precompile, bytes memory answer) private {
        vm.mockCall(precompile, bytes(""), answer);
        vm.expectRevert(abi.encodeWithSelector(IProofErrors.IdolMissingPrecompile.selector, precompile));
        this.make();
        vm.clearMockedCalls();
    }
}
