// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {EzklInstances} from "hardhat-ezkl/contracts/EzklInstances.sol";
import {IProofErrors} from "../interfaces/IProofErrors.sol";

/// @title What the public instances of a proof say.
/// @notice With hardhat-ezkl's `EzklKey` and `EzklInstances` the twin of `packages/client/src/key/key.ts` and
/// `packages/ezkl/src/proof/field.ts`, checked by the shared vectors in `test/fixtures/key-vectors.json`.
/// @dev Instances are [key, score]. The key's domain is 88 bits of the keccak256 of chain id, reward contract, season,
/// the season's terms and the commitment to a recording. The score is a signed number. Everything hashed here is
/// encoded by `abi.encode` of static types, so no two inputs have one encoding.
library PublicInputs {
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

    /// @notice What the judge said, or reverts where it cannot have said it.
    /// @param element The second instance, below the field's modulus.
    /// @param minScore The least score that the judge can give.
    /// @param maxScore The greatest score that the judge can give.
    function score(uint256 element, int128 minScore, int128 maxScore) internal pure returns (int128) {
        int256 wide = EzklInstances.signed(element);
        if (wide < minScore || wide > maxScore) {
            revert IProofErrors.IdolScoreOutOfRange(wide, minScore, maxScore);
        }
        // The range is of int128, so the cast does not cut.
        return int128(wide);
    }
}
