import { useQuery } from '@tanstack/react-query';
import type { Asset } from '../use-asset';
import { ownAddress } from './own-address';
import { peaksOfFile, peaksOfSamples } from './peaks';
import type { Peaks } from './peaks';

/** Above it nothing is decoded in the page: an hour of it would be a gigabyte of samples. */
const MOST_DECODED_BYTES = 20 * 1024 * 1024;

/** Peaks as the worker measured them; where it has none, those of the sound itself if it is small. */
export function usePeaks({ id, bytes, url, preparation }: Asset) {
  const measured = preparation?.waveformUrl ?? null;
  return useQuery({
    queryKey: ['assets', 'peaks', id, measured],
    queryFn: () => (measured ? measuredPeaks(measured) : decodedPeaks(url!)),
    enabled: measured !== null || (url !== null && bytes <= MOST_DECODED_BYTES),
    staleTime: Infinity,
    retry: false,
  });
}

async function measuredPeaks(address: string): Promise<Peaks> {
  const answer = await fetch(ownAddress(address));
  if (!answer.ok) throw new Error(`waveform: ${answer.status}`);
  return peaksOfFile(await answer.json());
}

async function decodedPeaks(address: string): Promise<Peaks> {
  const answer = await fetch(ownAddress(address));
  if (!answer.ok) throw new Error(`sound: ${answer.status}`);
  // One channel at a low rate is enough to draw.
  const context = new OfflineAudioContext(1, 1, 8_000);
  const sound = await context.decodeAudioData(await answer.arrayBuffer());
  return peaksOfSamples(sound.getChannelData(0));
}
