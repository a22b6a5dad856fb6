/** An answer that the server may say is still right. */
export interface KeptAnswer {
  etag: string;
  body: string;
}

/** Where answers are kept, by their addresses. What it forgets is fetched again. */
export interface DeliveryCache {
  get(url: string): KeptAnswer | undefined | Promise<KeptAnswer | undefined>;
  set(url: string, answer: KeptAnswer): void | Promise<void>;
}

/** Keeps the answers that were asked for last. */
export function memoryCache(maxEntries = 500): DeliveryCache {
  const kept = new Map<string, KeptAnswer>();
  return {
    get(url) {
      const answer = kept.get(url);
      if (answer === undefined) return undefined;
      // The newest stand last.
      kept.delete(url);
      kept.set(url, answer);
      return answer;
    },
    set(url, answer) {
      kept.delete(url);
      kept.set(url, answer);
      for (const oldest of kept.keys()) {
        if (kept.size <= maxEntries) break;
        kept.delete(oldest);
      }
    },
  };
}
