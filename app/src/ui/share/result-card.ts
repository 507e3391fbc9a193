import { lookOf } from "../avatar-look.ts";

/** What a card tells. */
export interface Result {
  score: string;
  /** Lines below the score. */
  lines: string[];
  /** Whose it is: the bars are drawn from it. */
  singer: string;
}

/** The size that messengers show whole. */
const WIDTH = 1200;
const HEIGHT = 630;

/** A result as a PNG. Nothing of the voice is in it, not its spectrogram either: a voice can be guessed from that. */
export async function drawCard({ score, lines, singer }: Result): Promise<Blob> {
  const canvas = document.createElement("canvas");
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const context = canvas.getContext("2d")!;
  await document.fonts?.ready;
  const ground = context.createRadialGradient(WIDTH / 2, 0, 60, WIDTH / 2, 0, WIDTH * 0.8);
  ground.addColorStop(0, "#3d1030");
  ground.addColorStop(1, "#0f0a18");
  context.fillStyle = ground;
  context.fillRect(0, 0, WIDTH, HEIGHT);
  drawBars(context, singer);
  context.textAlign = "left";
  context.fillStyle = "#bfb2d6";
  context.font = '600 40px "Figtree", system-ui, sans-serif';
  context.fillText("Idol · the judge gives me", 80, 120);
  context.fillStyle = "#ffc95e";
  context.font = '600 220px "Fraunces", Georgia, serif';
  context.fillText(score, 68, 330);
  context.fillStyle = "#f6f1ff";
  context.font = '500 42px "Figtree", system-ui, sans-serif';
  for (const [index, line] of lines.entries()) context.fillText(line, 80, 420 + 62 * index, WIDTH - 160);
  return await new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error("The browser draws no PNG."))),
      "image/png",
    ),
  );
}

/** The singer's avatar, large and half hidden at the right. */
function drawBars(context: CanvasRenderingContext2D, singer: string): void {
  const { hue, hue2, heights } = lookOf(singer);
  for (const [index, height] of heights.entries()) {
    context.fillStyle = `hsl(${index % 2 === 0 ? hue2 : hue} 70% 62% / 55%)`;
    context.beginPath();
    context.roundRect(790 + 50 * index, 235 - 22 * height, 30, 44 * height, 15);
    context.fill();
  }
}
