/** As much of solc as the bench uses; the package has no types. */
declare module "solc" {
  const solc: { compile(input: string): string };
  export default solc;
}
