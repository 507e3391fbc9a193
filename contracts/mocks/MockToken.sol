// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @dev How a token breaks the standard.
enum TokenBehaviour {
    Conforming,
    TakesFee,
    ReturnsFalse,
    ReturnsNothing,
    LiesUpwards,
    LiesDownwards,
    Reenters
}

/// @title An ERC-20 that does as it is told.
contract MockToken is ERC20("Mock token", "MOCK") {
    TokenBehaviour public behaviour;
    bool public reentered;
    /// The error that the re-entrant call met.
    bytes4 public reentryError;
    address private _target;
    bytes private _call;

    function setBehaviour(TokenBehaviour behaviour_) external {
        behaviour = behaviour_;
    }

    /// @dev What {TokenBehaviour.Reenters} calls within a transfer.
    function setCall(address target, bytes calldata call_) external {
        _target = target;
        _call = call_;
    }

    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    /// @dev Takes all that `from` has, whatever {balanceOf} says.
    function burn(address from) external {
        _burn(from, super.balanceOf(from));
    }

    /// @inheritdoc ERC20
    function balanceOf(address account) public view override returns (uint256) {
        uint256 truth = super.balanceOf(account);
        if (behaviour == TokenBehaviour.LiesUpwards) return truth * 2;
        // Less the more there is, so that a transfer in looks like one out.
        if (behaviour == TokenBehaviour.LiesDownwards) return type(uint128).max - truth;
        return truth;
    }

    /// @inheritdoc ERC20
    function transfer(address to, uint256 value) public override returns (bool) {
        return _move(msg.sender, to, value);
    }

    /// @inheritdoc ERC20
    function transferFrom(address from, address to, uint256 value) public override returns (bool) {
        _spendAllowance(from, msg.sender, value);
        return _move(from, to, value);
    }

    function _move(address from, address to, uint256 value) private returns (bool) {
        if (behaviour == TokenBehaviour.ReturnsFalse) return false;
        if (behaviour == TokenBehaviour.Reenters) {
            // Once only, or it would call itself. What happens is told by `reentered`; the transfer goes on.
            bytes memory call_ = _call;
            delete _call;
            if (call_.length != 0) {
                (bool success, bytes memory answer) = _target.call(call_);
                (reentered, reentryError) = (success, bytes4(answer));
            }
        }
        _transfer(from, to, behaviour == TokenBehaviour.TakesFee ? value - value / 10 : value);
        if (behaviour == TokenBehaviour.ReturnsNothing) {
            assembly ("memory-safe") {
                return(0x00, 0x00)
            }
        }
        return true;
    }
}
