import { fault } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';

export const topicStates = ['draft', 'live'] as const;
export type TopicState = (typeof topicStates)[number];

export const sectionSources = ['items', 'column', 'tag'] as const;
export type SectionSource = (typeof sectionSources)[number];

/** A part of a topic: items chosen by hand, or the newest of a column or a tag. */
export interface TopicSection {
  title: string;
  by: SectionSource;
  /** Of `items`, in the order in which they are shown. */
  contentIds?: string[];
  /** Of `column`. */
  columnId?: string;
  /** Of `tag`. */
  tag?: string;
  /** Of `column` and `tag`: so many of the newest. */
  limit?: number;
}

const memberOf: Record<SectionSource, 'contentIds' | 'columnId' | 'tag'> = {
  items: 'contentIds',
  column: 'columnId',
  tag: 'tag',
};

/** Sections that don't say where their items come from. */
export function sectionFaults(sections: TopicSection[]): Fault[] {
  return sections.flatMap((section, index) => {
    const member = memberOf[section.by];
    if (section[member] !== undefined) return [];
    return [
      fault(
        `sections.${index}.${member}`,
        'source_missing',
        `按“${section.by}”选稿时要填写 ${member}。`,
        `A section by "${section.by}" needs ${member}.`,
      ),
    ];
  });
}
