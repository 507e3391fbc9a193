/** The 16-bit sample of an 8-bit A-law code (ITU-T G.711, table 1). */
export function fromALaw(code: number): number {
  const bits = code ^ 0x55;
  const exponent = (bits >> 4) & 7;
  const mantissa = ((bits & 15) << 4) + 8;
  const magnitude = exponent === 0 ? mantissa : (mantissa + 256) << (exponent - 1);
  return (bits & 128) === 0 ? -magnitude : magnitude;
}

/** The 16-bit sample of an 8-bit mu-law code (ITU-T G.711, table 2). */
export function fromMuLaw(code: number): number {
  const bits = ~code & 255;
  const magnitude = ((((bits & 15) << 3) + 132) << ((bits >> 4) & 7)) - 132;
  // No negative zero: 0 has two codes.
  return (bits & 128) === 0 ? magnitude : 0 - magnitude;
}
