import type { DeliveredMedia } from './domain/delivery-document';
import { mediaUrl } from './domain/media-url';

/**
 * Where players fetch the sound of an episode, and are counted. The one place that decides it for feeds of podcasts.
 * @param key of a private programme's listener (`FeedTokensService.episodeKey`)
 */
export function enclosureUrl(
  episode: { id: string; type: string; media: DeliveredMedia },
  publicUrl: string,
  key: string | null,
): string {
  const url = mediaUrl(episode, publicUrl) ?? episode.media.url;
  return key === null ? url : `${url}?key=${encodeURIComponent(key)}`;
}
