// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @dev An ERC-20 as USDT is one on mainnet: no return values, approvals only from or to zero, no reason where it
/// refuses; its symbol in 32 bytes, as early tokens give it.
contract MockTether {
    // solhint-disable-next-line const-name-snakecase
    uint8 public constant decimals = 6;
    // solhint-disable-next-line const-name-snakecase
    bytes32 public constant symbol = "USDX";
    bool public paused;
    mapping(address account => uint256 amount) public balanceOf;
    mapping(address owner => mapping(address spender => uint256 amount)) public allowance;

    function mint(address to, uint256 amount) external {
        balanceOf[to] += amount;
    }

    function setPaused(bool on) external {
        paused = on;
    }

    function approve(address spender, uint256 amount) external {
        // solhint-disable-next-line reason-string, gas-custom-errors
        require(amount == 0 || allowance[msg.sender][spender] == 0);
        allowance[msg.sender][spender] = amount;
    }

    function transfer(address to, uint256 amount) external {
        _move(msg.sender, to, amount);
    }

    function transferFrom(address from, address to, uint256 amount) external {
        allowance[from][msg.sender] -= amount;
        _move(from, to, amount);
    }

    function _move(address from, address to, uint256 amount) private {
        // solhint-disable-next-line reason-string, gas-custom-errors
        require(!paused);
        balanceOf[from] -= amount;
        balanceOf[to] += amount;
    }
}
