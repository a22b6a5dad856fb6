import { textOfHtml } from '@haojiao/features/contents';
import type { DeliveryDocument } from '../domain/delivery-document';
import { searchVector } from '../domain/search-terms';

/**
 * Grows with the rule by which words are indexed (`foldText`, `searchVector`, `searchVectorOf`): rows of a smaller one
 * are indexed anew.
 */
export const SEARCH_VERSION = 1;

/** What readers get of an item, as a `tsvector` literal: its title weighs most, then what it is filed under. */
export function searchVectorOf(document: DeliveryDocument): string {
  const { title, tags, byline, column, summary } = document;
  const filed = [tags.join(' '), byline, column?.name ?? '', (document.episode?.guests ?? []).join(' ')];
  return searchVector([
    { weight: 'A', text: title },
    ...filed.map((text) => ({ weight: 'B' as const, text })),
    { weight: 'C', text: summary },
    { weight: 'D', text: bodyTextOf(document) },
  ]);
}

/** The words of an item's body, without those of lists. */
export function bodyTextOf({ article, episode, video }: DeliveryDocument): string {
  if (episode) return [textOfHtml(episode.notesHtml), episode.transcript].filter(Boolean).join('\n');
  return video ? video.descriptionText : textOfHtml(article?.html ?? '');
}
