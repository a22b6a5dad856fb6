import type { EpisodeBlock } from '@haojiao/features/contents';
import type { CataloguePerson } from '@haojiao/features/programmes';
import type { DeliveredEpisode, DeliveredImage, DeliveredMedia } from './domain/delivery-document';
import { deliveredHtml } from './domain/site-html';

/** What an episode names beside its pictures. */
export interface EpisodeParts {
  people: ReadonlyMap<string, CataloguePerson>;
  media: ReadonlyMap<string, DeliveredMedia>;
}

export function deliveredEpisode(
  episode: EpisodeBlock,
  images: ReadonlyMap<string, DeliveredImage>,
  { people, media }: EpisodeParts,
): DeliveredEpisode {
  const { programmeId, season, number, notesHtml, transcript, guests } = episode;
  const captions = episode.captionsAssetId ? media.get(episode.captionsAssetId) : undefined;
  return {
    programmeId,
    season,
    number,
    notesHtml: deliveredHtml(notesHtml, images),
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
