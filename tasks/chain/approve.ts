import { Contract, type Signer, ZeroAddress } from "ethers";
import { type Currency, ERC20 } from "./currency.ts";
import { explainRefusal } from "./revert-messages.ts";

/**
 * Lets a spender take an amount: of an ERC-20 by an approval of exactly that, where the present one is smaller; of the native coin by
 * the value that the returned overrides send along.
 *
 * @throws TRANSACTION_FAILED if the token refuses
 */
export async function payWith(
  currency: Currency,
  signer: Signer,
  spender: string,
  amount: bigint,
): Promise<{ value: bigint }> {
  if (currency.address === ZeroAddress) return { value: amount };
  const token = new Contract(currency.address, ERC20, signer);
  const allowance = await token.getFunction("allowance").staticCall(await signer.getAddress(), spender);
  if ((allowance as bigint) < amount) {
    try {
      const sent = await token.getFunction("approve").send(spender, amount);
      await sent.wait();
    } catch (thrown) {
      throw explainRefusal(thrown, ERC20);
    }
  }
  return { value: 0n };
}
