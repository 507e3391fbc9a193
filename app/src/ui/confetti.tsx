const PIECES = 26;

/** A moment for winning: pieces of gold that fly up once. Who asks for less motion gets none; nobody hears of it. */
export function Confetti() {
  return (
    <span className="confetti" aria-hidden="true">
      {Array.from({ length: PIECES }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its number
        <i key={index} style={pathOf(index)} />
      ))}
    </span>
  );
}

/** Evenly around, and never alike: by the golden angle. */
function pathOf(index: number): React.CSSProperties {
  const turn = (index * 137.508) % 360;
  const far = 60 + ((index * 53) % 90);
  return {
    "--x": `${Math.round(Math.cos((turn * Math.PI) / 180) * far * 1.6)}px`,
    "--y": `${Math.round(Math.sin((turn * Math.PI) / 180) * far - 70)}px`,
    "--turn": `${turn * 2}deg`,
    "--late": `${(index % 7) * 45}ms`,
    "--tint": `var(--confetti-${index % 4})`,
  } as React.CSSProperties;
}
