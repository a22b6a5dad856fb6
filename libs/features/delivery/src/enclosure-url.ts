import type { DeliveredMedia } from './domain/delivery-document';

/**
 * Where players fetch the sound of an episode. The one place that decides it: feeds and pages ask here.
 * @param key of a private programme's listener (`FeedTokensService.episodeKey`)
 */
export function enclosureUrl(episode: { id: string; media: DeliveredMedia }, key: string | null): string {
  const { url } = episode.media;
  return key === null ? url : `${url}?key=${encodeURIComponent(key)}`;
}
