// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";

/// @dev What a receiver does with the native coin.
enum ReceiverBehaviour {
    Accepts,
    Reverts,
    Reenters,
    BurnsGas
}

/// @title A singer that is a contract, and does as it is told.
contract MockReceiver is IERC1271 {
    error MockRefused();

    ReceiverBehaviour public behaviour;
    bool public reentered;
    /// The error that the re-entrant call met.
    bytes4 public reentryError;
    bytes32 private _signed;
    address private _target;
    bytes private _call;

    receive() external payable {
        if (behaviour == ReceiverBehaviour.Reverts) revert MockRefused();
        if (behaviour == ReceiverBehaviour.BurnsGas) while (true) {}
        if (behaviour == ReceiverBehaviour.Reenters) {
            // Once only, or it would call itself. What happens is told by `reentered`; the payment is taken.
            bytes memory call_ = _call;
            delete _call;
            if (call_.length != 0) {
                (bool success, bytes memory answer) = _target.call(call_);
                (reentered, reentryError) = (success, bytes4(answer));
            }
        }
    }

    function setBehaviour(ReceiverBehaviour behaviour_) external {
        behaviour = behaviour_;
    }

    /// @dev What {ReceiverBehaviour.Reenters} calls when it is paid.
    function setCall(address target, bytes calldata call_) external {
        _target = target;
        _call = call_;
    }

    /// @dev Signs a digest in the manner of ERC-1271.
    function sign(bytes32 digest) external {
        _signed = digest;
    }

    /// @inheritdoc IERC1271
    function isValidSignature(bytes32 digest, bytes calldata) external view returns (bytes4) {
        return digest == _signed ? IERC1271.isValidSignature.selector : bytes4(0);
    }
}
