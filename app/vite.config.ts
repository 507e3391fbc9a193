import { appViteConfig } from "./host/vite-config.ts";

export default appViteConfig();
