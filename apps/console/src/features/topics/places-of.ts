import type { TopicSection } from './use-topics';

/** What a topic knows an item by. */
export interface Gathered {
  readonly id: string;
  readonly columnId: string | null;
  readonly tags: readonly string[];
}

/** Sections of a topic in which an item stands, by their index: put there by hand, or because of its column or a tag. */
export function placesOf(sections: readonly TopicSection[], { id, columnId, tags }: Gathered): number[] {
  return sections.flatMap((section, index) => {
    if (section.by === 'items') return section.contentIds?.includes(id) ? [index] : [];
    if (section.by === 'column') return columnId !== null && section.columnId === columnId ? [index] : [];
    return section.tag !== undefined && tags.includes(section.tag) ? [index] : [];
  });
}

/** The sections with an item at the end of one of them; in a new one of that title where there is none. */
export function withContent(
  sections: readonly TopicSection[],
  index: number | null,
  contentId: string,
  newTitle: string,
): TopicSection[] {
  if (index === null) return [...sections, { title: newTitle, by: 'items', contentIds: [contentId] }];
  return sections.map((section, at) =>
    at === index ? { ...section, contentIds: [...(section.contentIds ?? []), contentId] } : section,
  );
}

export function withoutContent(
  sections: readonly TopicSection[],
  index: number,
  contentId: string,
): TopicSection[] {
  return sections.map((section, at) =>
    at === index
      ? { ...section, contentIds: (section.contentIds ?? []).filter((each) => each !== contentId) }
      : section,
  );
}
