import { readFileSync } from "node:fs";
import { expect } from "chai";
import { contractPages, pageOf } from "../../scripts/docs/contracts.ts";

describe("the contracts' reference", () => {
  it("has every function, event and error of the interfaces, each with a sentence", () => {
    const pages = contractPages().filter(({ title }) => title.startsWith("interfaces/"));
    expect(pages).to.have.length.at.least(9);
    for (const { title, text } of pages) {
      const source = readFileSync(`contracts/${title}`, "utf8");
      for (const [, kind, name] of source.matchAll(/^ {4}(function|event|error) (\w+)/gm)) {
        expect(text, `${title}: ${name}`).to.match(
          new RegExp(`#### ${name}\\n\\n\`\`\`solidity\\n${kind} ${name}\\([^\`]*\`\`\`\\n\\n(?!#)\\S`),
        );
      }
    }
  });

  it("shows what parameters mean, what comes back, and when it reverts, and no body", () => {
    const page = pageOf(
      "A.sol",
      Buffer.from(`contract A {
    /// @notice Adds ü.
    /// @param a What to add.
    /// @return sum The sum.
    /// @custom:reverts Overflow Where it is too large.
    function add(uint256 a) external returns (uint256 sum) {
        return secret;
    }

    /// @notice How much there is.
    uint256 public total;
    uint256 private secret;
}`),
    );
    expect(page).to.equal(`\`A.sol\`

## contract A

### Functions

#### add

\`\`\`solidity
function add(uint256 a) external returns (uint256 sum)
\`\`\`

Adds ü.

- \`a\`: What to add.

- returns sum The sum.

- reverts \`Overflow\` Where it is too large.

### Variables and constants

#### total

\`\`\`solidity
uint256 public total
\`\`\`

How much there is.

`);
  });
});
