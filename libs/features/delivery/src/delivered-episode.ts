import type { EpisodeBlock } from '@haojiao/features/contents';
import type { CataloguePerson } from '@haojiao/features/programmes';
import type { DeliveredEpisode } from './domain/delivery-document';
import { deliveredHtml } from './domain/site-html';
import type { SiteMedia } from './site-media';

export function deliveredEpisode(
  episode: EpisodeBlock,
  files: SiteMedia,
  people: ReadonlyMap<string, CataloguePerson>,
): DeliveredEpisode {
  const { images, media } = files;
  const { programmeId, season, number, notesHtml, transcript, guests } = episode;
  const captions = episode.captionsAssetId ? media.get(episode.captionsAssetId) : undefined;
  return {
    programmeId,
    season,
    number,
    notesHtml: deliveredHtml(notesHtml, files),
    transcript,
    guests,
    episodeType: episode.episodeType ?? 'full',
    people: (episode.people ?? []).flatMap(({ personId, role }) => {
      const person = people.get(personId);
      return person ? [{ personId, name: person.name, slug: person.slug, role }] : [];
    }),
    captions: captions ? { url: captions.url, mediaType: captions.mediaType } : null,
    chapters: (episode.chapters ?? []).map(({ startSeconds, title, url, imageAssetId }) => ({
      startSeconds,
      title,
      url: url ?? null,
      imageUrl: (imageAssetId && images.get(imageAssetId)?.url) || null,
    })),
    explicit: episode.explicit ?? null,
  };
}
