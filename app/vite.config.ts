import { stageConfig } from "./host/vite-config.ts";

export default stageConfig();
