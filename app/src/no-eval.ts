import { config } from "zod";

// The page's policy forbids code from text: zod would try it, and the browser would report a violation.
config({ jitless: true });
