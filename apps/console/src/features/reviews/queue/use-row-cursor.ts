import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useKeys } from '../use-keys';
import type { QueueItem } from './use-queue';

/** One row of the queue is under the keys: j and k go through the rows, x takes the row into the batch. */
export function useRowCursor(
  items: readonly QueueItem[],
  addressOf: (item: QueueItem) => string,
  onChoose: (item: QueueItem) => void,
) {
  const navigate = useNavigate();
  const [marked, setMarked] = useState<number>();
  const go = (index: number) => {
    const item = items[Math.min(Math.max(index, 0), items.length - 1)];
    if (!item) return;
    setMarked(items.indexOf(item));
    // The row may only now come into the page.
    requestAnimationFrame(() => document.getElementById(`review-${item.reviewId}`)?.focus());
  };
  const next = () => go(marked === undefined ? 0 : marked + 1);
  const back = () => go((marked ?? 1) - 1);
  const item = marked === undefined ? undefined : items[marked];
  useKeys({
    j: next,
    k: back,
    ArrowDown: next,
    ArrowUp: back,
    x: () => item && onChoose(item),
    ...(item && document.activeElement === document.body && { Enter: () => void navigate(addressOf(item)) }),
  });
  return { marked, setMarked };
}
