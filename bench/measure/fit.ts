/** A straight line through points, and how much of their spread it explains. */
export interface Fit {
  intercept: number;
  slope: number;
  /** The coefficient of determination R²: 1 where every point lies on the line. */
  share: number;
}

/** The line with the least squared distances up and down; at least two different `x`. */
export function fitLine(points: readonly (readonly [x: number, y: number])[]): Fit {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [middleX, middleY] = [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))];
  const sum = (term: (x: number, y: number) => number): number =>
    points.reduce((total, [x, y]) => total + term(x - middleX, y - middleY), 0);
  const spreadX = sum((x) => x * x);
  if (!(spreadX > 0)) throw new RangeError("a line needs points at two different places");
  const slope = sum((x, y) => x * y) / spreadX;
  const spreadY = sum((_, y) => y * y);
  const rest = sum((x, y) => (y - slope * x) ** 2);
  return { intercept: middleY - slope * middleX, slope, share: spreadY === 0 ? 1 : 1 - rest / spreadY };
}
