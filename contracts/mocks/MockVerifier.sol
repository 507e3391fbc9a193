// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IEzklVerifier} from "hardhat-ezkl/contracts/IEzklVerifier.sol";

/// @dev The one proof that a mock verifier accepts.
bytes constant VALID_PROOF = "valid";

/// @dev How the verifier behaves once it likes a proof.
enum VerifierBehaviour {
    Honest,
    False,
    Nothing,
    Short,
    Long,
    Two,
    BurnsGas,
    RevertsWithData,
    Bomb
}

/// @title A verifier that does as it is told.
/// @dev Its one valid proof is {VALID_PROOF}; any other is refused as EZKL's verifier refuses, without data.
contract MockVerifier is IEzklVerifier {
    VerifierBehaviour public behaviour;

    function setBehaviour(VerifierBehaviour behaviour_) external {
        behaviour = behaviour_;
    }

    /// @inheritdoc IEzklVerifier
    function verifyProof(bytes calldata proof, uint256[] calldata) external view returns (bool) {
        VerifierBehaviour chosen = behaviour;
        if (keccak256(proof) != keccak256(VALID_PROOF)) _end(0, 0, true);
        if (chosen == VerifierBehaviour.Honest) return true;
        if (chosen == VerifierBehaviour.False) return false;
        if (chosen == VerifierBehaviour.Nothing) _end(0, 0, false);
        if (chosen == VerifierBehaviour.Short) _end(31, 1, false);
        if (chosen == VerifierBehaviour.Long) _end(64, 1, false);
        if (chosen == VerifierBehaviour.Two) _end(32, 2, false);
        if (chosen == VerifierBehaviour.RevertsWithData) _end(32, 1, true);
        if (chosen == VerifierBehaviour.Bomb) _end(100_000, 1, false);
        while (true) {}
        return true;
    }

    function _end(uint256 size, uint256 word, bool reverts) private pure {
        assembly ("memory-safe") {
            mstore(0x00, word)
            if reverts {
                revert(0x00, size)
            }
            return(0x00, size)
        }
    }
}
