// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IProofErrors} from "../interfaces/IProofErrors.sol";

/// @title What the public instances of a proof say.
/// @notice Twin of `packages/client/src/key/key.ts` and `packages/ezkl/src/proof/field.ts`, checked by the
/// shared vectors in `test/fixtures/key-vectors.json`.
/// @dev Instances are [key, score]. The key is 248 bits: the singer's address in the lower 160, above it 88 bits of
/// the keccak256 of chain id, reward contract, season, the season's terms and the commitment to a recording. The score
/// is a signed number: field elements above (r - 1) / 2 are negative. Everything hashed here is encoded by
/// `abi.encode` of static types, so no two inputs have one encoding.
library PublicInputs {
    /// @notice The modulus r of BN254's scalar field.
    uint256 internal constant FIELD =
        21888242871839275222246405745257275088548364400416034343698204186575808495617;

    /// @notice The number of public instances.
    uint256 internal constant INSTANCES = 2;

    /// @notice What stands for a recording until it is revealed. With the singer inside, a copy of it opens for nobody
    /// else; with a salt that only the singer's prover knows, nobody can choose a file to make two of them agree.
    function commitment(address singer, bytes32 salt, bytes32 recordingHash) internal pure returns (bytes32) {
        return keccak256(abi.encode(singer, salt, recordingHash));
    }

    /// @notice The 88 bits that bind a key to this chain (read now), a contract, a season, its terms and a recording.
    function domain(
        address reward,
        uint256 season,
        bytes32 termsHash,
        bytes32 commitment_
    ) internal view returns (uint256) {
        return uint88(uint256(keccak256(abi.encode(block.chainid, reward, season, termsHash, commitment_))));
    }

    /// @notice The key that a proof must carry to pay `singer`.
    function key(address singer, uint256 domain_) internal pure returns (uint256) {
        return uint256(uint160(singer)) | (domain_ << 160);
    }

    /// @notice A field element as the signed number it stands for.
    function signed(uint256 element) internal pure returns (int256) {
        // No cast overflows: FIELD is below 2^254.
        return element > (FIELD - 1) / 2 ? int256(element) - int256(FIELD) : int256(element);
    }

    /// @notice Reads who sang and what the judge said, or reverts where the instances mean nothing.
    /// @param instances The proof's public instances.
    /// @param domain_ The domain that the key must have.
    /// @param minScore The least score that the judge can give.
    /// @param maxScore The greatest score that the judge can give.
    function read(
        uint256[] calldata instances,
        uint256 domain_,
        int128 minScore,
        int128 maxScore
    ) internal pure returns (address singer, int128 score) {
        if (instances.length != INSTANCES)
            revert IProofErrors.IdolInstanceCountMismatch(INSTANCES, instances.length);
        for (uint256 i = 0; i < INSTANCES; ++i) {
            if (instances[i] >= FIELD) revert IProofErrors.IdolInstanceNotReduced(i, instances[i]);
        }

        uint256 upper = instances[0] >> 160;
        if (upper != domain_) revert IProofErrors.IdolKeyDomainMismatch(domain_, upper);
        singer = address(uint160(instances[0]));
        if (singer == address(0)) revert IProofErrors.IdolSingerIsZero();

        int256 wide = signed(instances[1]);
        if (wide < minScore || wide > maxScore) {
            revert IProofErrors.IdolScoreOutOfRange(wide, minScore, maxScore);
        }
        // The range is of int128, so the cast does not cut.
        score = int128(wide);
    }
}
