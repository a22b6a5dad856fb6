import type { ContentDocument } from '@haojiao/features/contents';
import type { CataloguePerson } from '@haojiao/features/programmes';
import { deliveredEpisode } from './delivered-episode';
import type { DeliveredArticle, DeliveredEpisode, DeliveredVideo } from './domain/delivery-document';
import { deliveredHtml } from './domain/site-html';
import { filmParts } from './film-parts';
import type { SiteMedia } from './site-media';

export interface DeliveredBlocks {
  article?: DeliveredArticle;
  episode?: DeliveredEpisode;
  video?: DeliveredVideo;
}

/** The block of a revision as readers get it, under the key of its type. */
export function deliveredBlock(
  { article, episode, video }: ContentDocument,
  files: SiteMedia,
  people: ReadonlyMap<string, CataloguePerson>,
  /** The site's own short text, where the variant has one. */
  text: string | undefined,
): DeliveredBlocks {
  if (episode) return { episode: deliveredEpisode(episode, files, people) };
  if (video) {
    return {
      video: {
        descriptionText: text ?? video.descriptionText,
        ...filmParts(video, files.images, files.media),
      },
    };
  }
  return { article: { html: deliveredHtml(article?.html ?? '', files) } };
}
