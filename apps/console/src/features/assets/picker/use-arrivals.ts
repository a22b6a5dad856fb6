import { useCallback, useEffect, useRef } from 'react';
import { uploadQueue } from '../upload/upload-queue';

/** Calls with each asset that becomes of the entries it was told to follow, and of no other. */
export function useArrivals(onArrival: (assetId: string) => void): (keys: readonly string[]) => void {
  const followed = useRef(new Set<string>());
  useEffect(
    () => uploadQueue.onStored((assetId, key) => followed.current.has(key) && onArrival(assetId)),
    [onArrival],
  );
  return useCallback((keys) => keys.forEach((key) => followed.current.add(key)), []);
}
