import { canBeFitted } from '@haojiao/channel-kit';
import type { DraftMedia, VideoFit } from '@haojiao/channel-kit';

export const API_VIDEO_MAX_BYTES = 128 * 1024 * 1024;
export const apiVideoTypes: ReadonlySet<string> = new Set(['video/mp4', 'video/webm']);

/** As for Douyin, whose app shows the same films, below the smaller size that is taken here. */
const fit: VideoFit = {
  container: 'mp4',
  video: 'h264',
  audio: 'aac',
  maxBytes: API_VIDEO_MAX_BYTES,
  maxEdge: 1920,
  frameRate: 30,
};

/** How the film is converted before it goes out by the interface; null where it goes as it is, or can't be. */
export function conversionOf(media: DraftMedia): VideoFit | null {
  const fitsAsItIs = media.bytes <= API_VIDEO_MAX_BYTES && apiVideoTypes.has(media.mediaType);
  return !fitsAsItIs && canBeFitted(media, fit) ? fit : null;
}
