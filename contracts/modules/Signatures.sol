// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {ISignatures} from "../interfaces/ISignatures.sol";

/// @dev What singers sign, so that anyone can send it.
abstract contract Signatures is EIP712, ISignatures {
    /// @dev Reverts unless `singer` signed this structure, and the deadline has not passed.
    function _requireSigned(
        address singer,
        bytes32 structHash,
        uint256 deadline,
        bytes calldata signature
    ) internal view {
        if (block.timestamp > deadline) revert IdolSignatureExpired(deadline);
        bytes32 digest = _hashTypedDataV4(structHash);
        (address signer, ECDSA.RecoverError failure, ) = ECDSA.tryRecoverCalldata(digest, signature);
        // The key first: an account that runs another's code (EIP-7702) still has it, and its code may know no
        // ERC-1271.
        if (failure == ECDSA.RecoverError.NoError && signer == singer) return;
        if (!SignatureChecker.isValidERC1271SignatureNowCalldata(singer, digest, signature)) {
            revert IdolInvalidSignature(singer);
        }
    }
}
