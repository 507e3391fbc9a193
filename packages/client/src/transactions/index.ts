export { eventOf, type Mined, mined, prepare, type Sent, transact } from "./transact.ts";
