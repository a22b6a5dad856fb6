import { canBeFitted } from '@haojiao/channel-kit';
import type { DraftMedia, VideoFit } from '@haojiao/channel-kit';
import type { Screen } from './led-screen.settings';

/** A package is put together in memory. */
export const FILM_MAX_BYTES = 100 * 1024 * 1024;

/** MP4 with H.264, whether with sound or without. */
export function isPlayable({ mediaType, codecs }: DraftMedia): boolean {
  return mediaType === 'video/mp4' && codecs?.video === 'AVC';
}

/** How the film is converted for this screen, silent and no larger than it; null where it goes as it is, or can't be. */
export function conversionOf(film: DraftMedia, { width, height }: Screen): VideoFit | null {
  if (isPlayable(film) && film.codecs!.audio === null && film.bytes <= FILM_MAX_BYTES) return null;
  const fit: VideoFit = {
    container: 'mp4',
    video: 'h264',
    audio: 'none',
    maxBytes: FILM_MAX_BYTES,
    maxEdge: Math.max(width, height),
  };
  return canBeFitted(film, fit) ? fit : null;
}
