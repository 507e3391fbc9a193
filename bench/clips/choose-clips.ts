import { makeRandom } from "@idol/ml/training";

/** A seeded choice without repetition, as many from each corpus as from the others where there are enough; the same for the same clips. */
export function chooseClips<C extends { corpus: string }>(
  clips: readonly C[],
  count: number,
  seed: number,
): C[] {
  const random = makeRandom(seed);
  const heaps = [...Map.groupBy(clips, ({ corpus }) => corpus).values()].map((heap) => [...heap]);
  const chosen: C[] = [];
  while (chosen.length < count) {
    const left = heaps.filter((heap) => heap.length > 0);
    if (left.length === 0) throw new RangeError(`there are only ${chosen.length} clips, not ${count}`);
    for (const heap of left.slice(0, count - chosen.length))
      chosen.push(...heap.splice(random.int(heap.length), 1));
  }
  return chosen;
}
