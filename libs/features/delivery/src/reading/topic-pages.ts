import { Injectable } from '@nestjs/common';
import { Settings } from '@haojiao/infrastructure/config';
import { TopicFinder } from '@haojiao/features/sites';
import type { LiveTopic, TopicSection } from '@haojiao/features/sites';
import type { DeliverySummary } from '../domain/delivery-document';
import type { SiteUnit } from '../pages/site-unit';
import { renderTopicPage } from '../pages/topic-page';
import { DeliveryReader } from '../persistence/delivery-reader';
import type { WantedSection } from '../persistence/delivery-reader';
import { HTML_TYPE, readyAnswer } from './ready-answer';
import type { ReadyPage } from './ready-page';

const DEFAULT_LIMIT = 10;
/** Of a whole page, which stays light: about 40 kB of words. */
const MOST_ITEMS = 120;

/** Makes the page of a topic: only what is published now is on it. */
@Injectable()
export class TopicPages {
  constructor(
    private readonly topics: TopicFinder,
    private readonly reader: DeliveryReader,
    private readonly settings: Settings,
  ) {}

  /** Null where no such topic is open. */
  async make(unit: SiteUnit, slug: string): Promise<ReadyPage | null> {
    const topic = await this.topics.find(unit.id, slug);
    if (!topic) return null;
    const bytes = renderTopicPage({
      unit,
      topic,
      sections: await this.sectionsOf(unit, topic),
      publicUrl: this.settings.publicUrl,
    });
    return { status: 200, answer: readyAnswer(bytes, HTML_TYPE, null), changesAt: unit.site.grey.changesAt };
  }

  /** Those that hold anything at the moment, in their order. */
  async sectionsOf(
    unit: Pick<SiteUnit, 'id' | 'isRoot'>,
    { sections }: LiveTopic,
  ): Promise<{ title: string; items: DeliverySummary[] }[]> {
    const rows = await this.reader.sections(unit.isRoot ? null : unit.id, wantedOf(sections));
    const shown = sections.map(({ title }, index) => ({
      title,
      items: rows.filter(({ section }) => section === index).map(({ summary }) => readSummary(summary)),
    }));
    return shown.filter(({ items }) => items.length > 0);
  }
}

/** Sections in their order, until the page is full. */
export function wantedOf(sections: readonly TopicSection[]): WantedSection[] {
  let left = MOST_ITEMS;
  return sections.flatMap(
    ({ by, contentIds = [], columnId, tag, limit = DEFAULT_LIMIT }, section): WantedSection[] => {
      const room = Math.min(left, by === 'items' ? contentIds.length : limit);
      if (room === 0) return [];
      left -= room;
      if (by === 'items') return [{ section, contentIds: contentIds.slice(0, room), limit: room }];
      return [{ section, ...(by === 'column' ? { columnId } : { tag }), limit: room }];
    },
  );
}

function readSummary(summary: Buffer): DeliverySummary {
  return JSON.parse(summary.toString('utf8')) as DeliverySummary;
}
