import { getAddress } from "ethers/address";
import { ZeroAddress } from "ethers/constants";
import { isHexString } from "ethers/utils";
import { ContestError } from "../errors.ts";

/** An address with its checksum. @throws ADDRESS_INVALID, naming `role`, where it is malformed, mistyped or zero. */
export function checkedAddress(address: string, role: string): string {
  const checked = isHexString(address, 20) ? withChecksum(address) : undefined;
  if (checked === undefined) {
    throw new ContestError(
      "ADDRESS_INVALID",
      `The ${role} "${address}" is not an address, or its checksum is wrong.`,
      "Copy the address again: 0x and 40 hexadecimal digits, upper and lower case as given.",
    );
  }
  if (checked === ZeroAddress) {
    throw new ContestError(
      "ADDRESS_INVALID",
      `The ${role} is the zero address.`,
      "Give a real address: nobody owns zero.",
    );
  }
  return checked;
}

function withChecksum(address: string): string | undefined {
  try {
    return getAddress(address);
  } catch {
    return undefined;
  }
}
