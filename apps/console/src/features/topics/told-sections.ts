import type { TopicSection } from './use-topics';

/** Sections as the api wants them: each with the one thing that it gathers by. */
export function toldSections(sections: readonly TopicSection[]): TopicSection[] {
  return sections.map(({ title, by, contentIds = [], columnId, tag, limit }) => {
    if (by === 'items') return { title, by, contentIds };
    const most = limit ? { limit } : {};
    if (by === 'column') return { title, by, ...(columnId && { columnId }), ...most };
    return { title, by, ...(tag && { tag: tag.trim() }), ...most };
  });
}
