// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {EzklInstances} from "./EzklInstances.sol";
import {EzklVerifierCall} from "./EzklVerifierCall.sol";

/// @title A contract that acts on proofs of what a model says.
/// @notice The first instance of each proof must be the key of the account that it acts for: the model has the graph
/// (key) -> (key) beside its own, which `npx hardhat ezkl add-key` writes. Whoever copies a proof from the mempool
/// can only send it for the same account.
/// @dev The key is 248 bits: the account in the lower 160, above it 88 bits of the keccak256 of chain id, this contract
/// and a topic. WARNING: a proof says that its prover knows some input of which the model says this. It does not say
/// that the input is a photograph, a voice, or anybody's own; inputs can be computed backwards from an output.
abstract contract ProofGated {
    using EzklInstances for uint256[];

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

    /// @notice Thrown when a proof is of another account, contract, chain or topic.
    error EzklKeyMismatch(uint256 expected, uint256 actual);

    /// @notice Thrown when an account is the zero address.
    error EzklAccountIsZero();

    /// @notice Thrown when this was done before.
    error EzklAlreadyUsed(bytes32 nullifier);

    /// @param verifier_ The verifier that EZKL generated for the model.
    /// @param instanceCount_ The number of public instances of its proofs: the key and the outputs.
    constructor(address verifier_, uint256 instanceCount_) {
        if (verifier_.code.length == 0) revert EzklVerifierCall.EzklVerifierHasNoCode(verifier_);
        verifier = verifier_;
        verifierCodeHash = verifier_.codehash;
        instanceCount = instanceCount_;
    }

    /// @notice The key that a proof must carry to act for `account` in `topic`.
    /// @param account Whom the proof acts for.
    /// @param topic What it is about; zero where a contract has but one.
    function keyOf(address account, bytes32 topic) public view returns (uint256) {
        uint256 domain = uint88(uint256(keccak256(abi.encode(block.chainid, address(this), topic))));
        return uint256(uint160(account)) | (domain << 160);
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
        if (account == address(0)) revert EzklAccountIsZero();
        instances.requireCanonical(instanceCount);
        uint256 key = keyOf(account, topic);
        if (instances[0] != key) revert EzklKeyMismatch(key, instances[0]);
        nullifier = _nullifier(account, topic, instances);
        if (isUsed[nullifier]) revert EzklAlreadyUsed(nullifier);
        isUsed[nullifier] = true;
        EzklVerifierCall.check(verifier, verifierCodeHash, proof, instances);
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
}
