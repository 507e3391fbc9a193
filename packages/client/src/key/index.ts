export {
  checkBinding,
  createBinding,
  type JudgeIdentity,
  keyBindingOf,
  type ProofBinding,
  parseBinding,
} from "./binding.ts";
export { checkedAddress, deriveKey, type KeyBinding, keyToInput, NO_RECORDING, splitKey } from "./key.ts";
export { recordingHashOf } from "./recording-hash.ts";
