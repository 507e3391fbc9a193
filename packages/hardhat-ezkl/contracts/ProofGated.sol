// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {EzklInstances} from "./EzklInstances.sol";
import {EzklKey} from "./EzklKey.sol";
import {EzklVerifierCall} from "./EzklVerifierCall.sol";
import {IEzklErrors} from "./IEzklErrors.sol";

/// @title A contract that acts on proofs of what a model says.
/// @notice The first instance of each proof must be the key of the account that it acts for, see {EzklKey}: the model
/// has the graph (key) -> (key) beside its own, which `npx hardhat ezkl add-key` writes. Whoever copies a proof from
/// the mempool can only send it for the same account.
/// @dev Without state of its own. A child says by hooks what its proofs are bound to and who verifies them, and takes a
/// proof in three steps: {_accountOf}, which is cheap; its own checks, among them that this was not done before, and
/// what it writes; {_requireProof}, which is dear and comes last. {ProofGatedOnce} is the usual child. WARNING: a proof
/// says that its prover knows some input of which the model says this. It does not say that the input is a photograph,
/// a voice, or anybody's own; inputs can be computed backwards from an output.
abstract contract ProofGated is IEzklErrors {
    using EzklInstances for uint256[];

    /// @dev Whom a proof acts for, if it is of this contract, chain, topic and detail.
    /// @param topic What the proof is about, as the child numbers it.
    /// @param detail What else it is bound to within its topic; zero where there is nothing.
    /// @param instances Its public instances: the key, then the model's outputs.
    function _accountOf(
        bytes32 topic,
        bytes32 detail,
        uint256[] calldata instances
    ) internal view returns (address) {
        instances.requireCanonical(_instanceCount());
        return EzklKey.accountOf(instances[0], _domainOf(topic, detail));
    }

    /// @dev Returns when the topic's verifier accepts the proof.
    /// @param topic What the proof is about.
    /// @param proof The proof's bytes.
    /// @param instances Its public instances, as {_accountOf} took them.
    function _requireProof(bytes32 topic, bytes calldata proof, uint256[] calldata instances) internal view {
        (address verifier, bytes32 codeHash) = _verifierOf(topic);
        EzklVerifierCall.check(verifier, codeHash, proof, instances);
    }

    /// @dev The number of public instances of each proof: the key and the outputs.
    function _instanceCount() internal view virtual returns (uint256);

    /// @dev The upper 88 bits of the keys of a topic and detail. NOTE: they must come from a hash of at least chain id,
    /// this contract and both arguments, or a proof is good in more than one place.
    function _domainOf(bytes32 topic, bytes32 detail) internal view virtual returns (uint256);

    /// @dev Who verifies the proofs of a topic, and the code hash that was trusted.
    function _verifierOf(bytes32 topic) internal view virtual returns (address verifier, bytes32 codeHash);
}
