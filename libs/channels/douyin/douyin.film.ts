import { canBeFitted } from '@haojiao/channel-kit';
import type { DraftMedia, VideoFit } from '@haojiao/channel-kit';

export const VIDEO_MAX_BYTES = 4 * 1024 ** 3;
/** What the interface takes; a MOV is taken too, and may fail there. */
export const videoTypes: ReadonlySet<string> = new Set(['video/mp4', 'video/webm', 'video/quicktime']);

/** Rates and codecs are not documented: this is what phones play everywhere, at the size in which the app shows it. */
const fit: VideoFit = {
  container: 'mp4',
  video: 'h264',
  audio: 'aac',
  maxBytes: VIDEO_MAX_BYTES,
  maxEdge: 1920,
  frameRate: 30,
};

/** How the film is converted before it goes out by the interface; null where it goes as it is, or can't be. */
export function conversionOf(media: DraftMedia): VideoFit | null {
  const fitsAsItIs =
    media.bytes <= VIDEO_MAX_BYTES &&
    videoTypes.has(media.mediaType) &&
    media.mediaType !== 'video/quicktime';
  return !fitsAsItIs && canBeFitted(media, fit) ? fit : null;
}
