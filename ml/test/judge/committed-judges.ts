/** The judges of the repository; a checkout may hold others, imported or just trained, which owe nobody an evaluation. */
export const COMMITTED_JUDGES = ["idol", "tutorial"] as const;
