export { approvalOf, needsApproval, payWith } from "./approval.ts";
export { balanceOf, type Currency, NATIVE, readCurrency, readToken } from "./currency.ts";
