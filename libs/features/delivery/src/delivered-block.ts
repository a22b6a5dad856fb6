import type { ContentDocument } from '@haojiao/features/contents';
import type {
  DeliveredArticle,
  DeliveredEpisode,
  DeliveredImage,
  DeliveredVideo,
} from './domain/delivery-document';
import { deliveredHtml } from './domain/site-html';

export interface DeliveredBlocks {
  article?: DeliveredArticle;
  episode?: DeliveredEpisode;
  video?: DeliveredVideo;
}

/** The block of a revision as readers get it, under the key of its type. */
export function deliveredBlock(
  { article, episode, video }: ContentDocument,
  images: ReadonlyMap<string, DeliveredImage>,
  /** The site's own short text, where the variant has one. */
  text: string | undefined,
): DeliveredBlocks {
  if (episode) {
    const { programmeId, season, number, notesHtml, transcript, guests } = episode;
    return {
      episode: {
        programmeId,
        season,
        number,
        notesHtml: deliveredHtml(notesHtml, images),
        transcript,
        guests,
      },
    };
  }
  if (video) {
    return {
      video: {
        descriptionText: text ?? video.descriptionText,
      },
    };
  }
  return { article: { html: deliveredHtml(article?.html ?? '', images) } };
}
