/**
 * The judge, whole: `(key, x) → (key, y)` with `y = linear(relu(conv(x)))`.
 *
 * One convolution with `channels` kernels and no padding, relu, and one linear unit over the flattened
 * feature map (channel-major, then rows, then columns: ONNX's `Flatten` of `[1, channels, outRows, outCols]`).
 */
export interface NetworkShape {
  /** Bands of the input x, shape `[1, 1, rows, cols]`. */
  rows: number;
  /** Time steps of x. */
  cols: number;
  channels: number;
  /** `[rows, cols]` of each kernel. */
  kernel: readonly [number, number];
  /** `[rows, cols]` between two placements of a kernel. */
  stride: readonly [number, number];
  /**
   * `gemm` where every kernel is as large as the input: the ONNX then says the same function as `Flatten → Gemm`, of which EZKL
   * lays out fewer rows than of a `Conv`.
   */
  operator?: "gemm" | undefined;
}

/** Weights as real numbers, row-major. */
export interface NetworkWeights {
  /** `[channels, 1, kernelRows, kernelCols]` */
  convWeight: Float64Array;
  /** `[channels]` */
  convBias: Float64Array;
  /** `[1, channels × outRows × outCols]` */
  linearWeight: Float64Array;
  /** `[1]` */
  linearBias: Float64Array;
}

/** A network: its shape and its weights. */
export interface Network {
  shape: NetworkShape;
  weights: NetworkWeights;
}

/** Rows and columns of the convolution's output, and the number of relu units. */
export function outputShape(shape: NetworkShape): { outRows: number; outCols: number; units: number } {
  const outRows = Math.floor((shape.rows - shape.kernel[0]) / shape.stride[0]) + 1;
  const outCols = Math.floor((shape.cols - shape.kernel[1]) / shape.stride[1]) + 1;
  return { outRows, outCols, units: shape.channels * outRows * outCols };
}

/**
 * Calls `visit(unit, weightIndex, inputIndex)` for every product of the convolution: the one place that knows its geometry,
 * shared by the float network, its gradient and the integer twin.
 */
export function forEachTap(
  shape: NetworkShape,
  visit: (unit: number, weightIndex: number, inputIndex: number) => void,
): void {
  const { outRows, outCols } = outputShape(shape);
  const [kernelRows, kernelCols] = shape.kernel;
  let unit = 0;
  for (let channel = 0; channel < shape.channels; channel++) {
    for (let outRow = 0; outRow < outRows; outRow++) {
      for (let outCol = 0; outCol < outCols; outCol++, unit++) {
        const top = outRow * shape.stride[0];
        const left = outCol * shape.stride[1];
        for (let i = 0; i < kernelRows; i++) {
          for (let j = 0; j < kernelCols; j++) {
            const weightIndex = (channel * kernelRows + i) * kernelCols + j;
            visit(unit, weightIndex, (top + i) * shape.cols + left + j);
          }
        }
      }
    }
  }
}

/** The score y of one input x of `rows × cols` values, in double precision. */
export function forward({ shape, weights }: Network, x: ArrayLike<number>): number {
  const { outRows, outCols, units } = outputShape(shape);
  const hidden = new Float64Array(units);
  forEachTap(shape, (unit, weightIndex, inputIndex) => {
    hidden[unit]! += weights.convWeight[weightIndex]! * x[inputIndex]!;
  });
  let y = weights.linearBias[0]!;
  for (let unit = 0; unit < units; unit++) {
    const channel = Math.floor(unit / (outRows * outCols));
    y += weights.linearWeight[unit]! * Math.max(0, hidden[unit]! + weights.convBias[channel]!);
  }
  return y;
}
