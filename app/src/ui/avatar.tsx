import { lookOf } from "./avatar-look.ts";

/** A little equaliser in the colours of an address, beside it. */
export function Avatar({ address, size = 24 }: { address: string; size?: number }) {
  const { hue, hue2, heights } = lookOf(address);
  return (
    <svg className="avatar" viewBox="0 0 32 32" width={size} height={size} aria-hidden="true">
      <circle cx="16" cy="16" r="16" fill={`hsl(${hue} 62% 30%)`} />
      {heights.map((height, index) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
          key={index}
          x={5.2 + 3.2 * index}
          y={16 - 1.15 * height}
          width="2"
          height={2.3 * height}
          rx="1"
          fill={`hsl(${index % 2 === 0 ? hue2 : hue} 85% 78%)`}
        />
      ))}
    </svg>
  );
}
