import { useState } from 'react';

/** The moment at which the part was first shown: what is drawn stays the same until it is opened anew. */
export function useNow(): number {
  const [now] = useState(() => Date.now());
  return now;
}
