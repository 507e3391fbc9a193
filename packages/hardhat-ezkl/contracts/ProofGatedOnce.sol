// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {EzklKey} from "./EzklKey.sol";
import {ProofGated} from "./ProofGated.sol";

/// @title A contract with one verifier, where each proof does once what it is for.
/// @notice See {ProofGated} for what a proof is bound to, and what it does not say.
abstract contract ProofGatedOnce is ProofGated {
    /// @notice The verifier that EZKL generated for the model.
    address public immutable verifier;

    /// @notice Its code hash, so that no other code is ever asked.
    bytes32 public immutable verifierCodeHash;

    /// @notice The number of public instances of its proofs.
    uint256 public immutable instanceCount;

    /// @notice What was done once, and cannot be done again.
    mapping(bytes32 nullifier => bool used) public isUsed;

    /// @notice Emitted when a proof was accepted.
    event ProofAccepted(address indexed account, bytes32 indexed topic, bytes32 indexed nullifier);

    /// @notice Thrown when this was done before.
    error EzklAlreadyUsed(bytes32 nullifier);

    /// @param verifier_ The verifier that EZKL generated for the model.
    /// @param instanceCount_ The number of public instances of its proofs: the key and the outputs.
    constructor(address verifier_, uint256 instanceCount_) {
        if (verifier_.code.length == 0) revert EzklVerifierHasNoCode(verifier_);
        verifier = verifier_;
        verifierCodeHash = verifier_.codehash;
        instanceCount = instanceCount_;
    }

    /// @notice The key that a proof must carry to act for `account` in `topic`.
    /// @param account Whom the proof acts for.
    /// @param topic What it is about; zero where a contract has but one.
    function keyOf(address account, bytes32 topic) public view returns (uint256) {
        return EzklKey.make(account, _domainOf(topic, 0));
    }

    /// @dev Returns when the proof holds, is this account's, for this contract, chain and topic, and has not been used.
    /// Cheap checks come first, the verifier last; what is used is written before it is asked.
    /// @param account Whom the proof acts for.
    /// @param topic What it is about; zero where a contract has but one.
    /// @param proof The proof's bytes.
    /// @param instances Its public instances: the key, then the model's outputs.
    /// @return nullifier What was used up, see {_nullifier}.
    function _accept(
        address account,
        bytes32 topic,
        bytes calldata proof,
        uint256[] calldata instances
    ) internal returns (bytes32 nullifier) {
        if (_accountOf(topic, 0, instances) != account)
            revert EzklKeyMismatch(keyOf(account, topic), instances[0]);
        nullifier = _nullifier(account, topic, instances);
        if (isUsed[nullifier]) revert EzklAlreadyUsed(nullifier);
        isUsed[nullifier] = true;
        _requireProof(topic, proof, instances);
        emit ProofAccepted(account, topic, nullifier);
    }

    /// @dev What a proof uses up. By default its account in its topic: each acts once. NOTE: never a hash of the
    /// proof's bytes, since anybody can make another proof of the same.
    function _nullifier(
        address account,
        bytes32 topic,
        uint256[] calldata
    ) internal view virtual returns (bytes32) {
        return keccak256(abi.encode(account, topic));
    }

    /// @inheritdoc ProofGated
    function _instanceCount() internal view override returns (uint256) {
        return instanceCount;
    }

    /// @inheritdoc ProofGated
    function _domainOf(bytes32 topic, bytes32) internal view override returns (uint256) {
        return uint88(uint256(keccak256(abi.encode(block.chainid, address(this), topic))));
    }

    /// @inheritdoc ProofGated
    function _verifierOf(bytes32) internal view override returns (address, bytes32) {
        return (verifier, verifierCodeHash);
    }
}
