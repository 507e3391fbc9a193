// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {EzklInstances} from "hardhat-ezkl/contracts/EzklInstances.sol";
import {ProofGatedOnce} from "hardhat-ezkl/contracts/ProofGatedOnce.sol";

/// @title Pays, once for each digit, whoever proves to have an image that the model reads as that digit.
/// @notice The image stays with its owner. The proof is bound to the account that is paid, whoever sends it.
/// @dev An image that the model reads as a digit can be computed from the model's weights, which are public: this pays for
/// a model's opinion, not for a photograph.
contract DigitPrize is ProofGatedOnce {
    /// @notice What a digit pays.
    uint256 public constant PRIZE = 0.01 ether;

    /// @notice Who was paid for a digit.
    mapping(uint256 digit => address winner) public winnerOf;

    /// @notice Emitted when a digit was paid.
    event DigitPaid(uint256 indexed digit, address indexed winner);

    /// @notice Thrown when the model reads another digit, or cannot decide between two.
    error NotThatDigit(uint256 digit, uint256 read, uint256 margin);

    /// @notice Thrown when the prize cannot be sent.
    error NotPaid(address winner);

    /// @param verifier The verifier of the model's circuit.
    // The key, and a score for each digit.
    constructor(address verifier) payable ProofGatedOnce(verifier, 11) {}

    /// @notice Pays `account` for `digit`.
    function claim(
        address payable account,
        uint256 digit,
        bytes calldata proof,
        uint256[] calldata instances
    ) external {
        _accept(account, bytes32(digit), proof, instances);
        (uint256 read, uint256 margin) = EzklInstances.largest(instances, 1, 10);
        if (read != digit || margin == 0) revert NotThatDigit(digit, read, margin);
        winnerOf[digit] = account;
        emit DigitPaid(digit, account);
        (bool sent, ) = account.call{value: PRIZE}("");
        if (!sent) revert NotPaid(account);
    }

    /// @dev Each digit pays once, whoever claims it.
    function _nullifier(
        address,
        bytes32 topic,
        uint256[] calldata
    ) internal pure override returns (bytes32) {
        return keccak256(abi.encode(topic));
    }
}
