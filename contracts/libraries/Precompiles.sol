// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IProofErrors} from "../interfaces/IProofErrors.sol";

/// @title Whether a chain has what EZKL's verifiers compute with.
/// @dev A verifier reads the answers of the precompiles without looking whether there were any. Where they are
/// missing, it reads its own input back, and accepts garbage. So known questions are asked before anything is
/// trusted.
library Precompiles {
    address private constant MODEXP = address(0x05);
    address private constant EC_ADD = address(0x06);
    address private constant EC_MUL = address(0x07);
    address private constant PAIRING = address(0x08);

    /// @dev The generator of BN254's first group is (1, 2); this is its double, and minus its second coordinate.
    uint256 private constant DOUBLE_X = 0x030644e72e131a029b85045b68181585d97816a916871ca8d3c208c16d87cfd3;
    uint256 private constant DOUBLE_Y = 0x15ed738c0e0a7c92e7845f96b2ae9c0a68a6a449e3538fc7ff3ebf7a5a18a2c4;
    uint256 private constant MINUS_Y = 0x30644e72e131a029b85045b68181585d97816a916871ca8d3c208c16d87cfd45;

    /// @dev The generator of the second group, as the pairing's precompile reads it.
    bytes private constant GENERATOR_2 =
        hex"198e9393920d483a7260bfb731fb5d25f1aa493335a9e71297e485b7aef312c2"
        hex"1800deef121f1e76426a00665e5c4479674322d4f75edadd46debd5cd992f6ed"
        hex"090689d0585ff075ec9e99ad690c3395bc4b313370b38ef355acdadcd122975b"
        hex"12c85ea5db8c6deb4aab71808dcb408fe3d1e7690c43d37b4ce6cc0166fa7daa";

    /// @notice Reverts unless all four answer as they must.
    function check() internal view {
        bytes memory double = abi.encode(DOUBLE_X, DOUBLE_Y);
        // 3^2 modulo 5; the first three words are lengths.
        _ask(MODEXP, abi.encode(32, 32, 32, 3, 2, 5), abi.encode(4));
        _ask(EC_ADD, abi.encode(1, 2, 1, 2), double);
        _ask(EC_MUL, abi.encode(1, 2, 2), double);
        bytes memory pair = abi.encodePacked(uint256(1), uint256(2), GENERATOR_2);
        bytes memory inverse = abi.encodePacked(uint256(1), MINUS_Y, GENERATOR_2);
        _ask(PAIRING, bytes.concat(pair, inverse), abi.encode(1));
        _ask(PAIRING, pair, abi.encode(0));
    }

    function _ask(address precompile, bytes memory question, bytes memory expected) private view {
        // A precompile has no ABI.
        // solhint-disable-next-line avoid-low-level-calls
        (bool success, bytes memory answer) = precompile.staticcall(question);
        if (!success || keccak256(answer) != keccak256(expected)) {
            revert IProofErrors.IdolMissingPrecompile(precompile);
        }
    }
}
