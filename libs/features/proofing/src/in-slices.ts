import { setImmediate } from 'node:timers/promises';

/** How long the process may hear nobody else. */
const SLICE_MS = 12;

/** Does a piece of work for each, and lets other requests have their turn between the pieces. */
export async function inSlices<Item>(items: Iterable<Item>, work: (item: Item) => void): Promise<void> {
  let sliceEndsAt = performance.now() + SLICE_MS;
  for (const item of items) {
    work(item);
    if (performance.now() < sliceEndsAt) continue;
    await setImmediate();
    sliceEndsAt = performance.now() + SLICE_MS;
  }
}

/** Lets whoever waits have their turn. */
export const nextTurn = (): Promise<void> => setImmediate();
