import type { HardhatPlugin } from "hardhat/types/plugins";

const plugin: HardhatPlugin = {
  id: "idol",
  npmPackage: "idol",
  tasks: [],
};

export default plugin;
