import { Injectable } from '@nestjs/common';
import { Settings } from '@haojiao/infrastructure/config';
import { TopicFinder } from '@haojiao/features/sites';
import type { TopicSection } from '@haojiao/features/sites';
import type { DeliverySummary } from '../domain/delivery-document';
import type { SiteUnit } from '../pages/site-unit';
import { renderTopicPage } from '../pages/topic-page';
import { DeliveryReader } from '../persistence/delivery-reader';
import { DeliveryReads } from './delivery-reads';
import { HTML_TYPE, readyAnswer } from './ready-answer';
import type { ReadyPage } from './ready-page';

const DEFAULT_LIMIT = 10;

/** Makes the page of a topic: only what is published now is on it. */
@Injectable()
export class TopicPages {
  constructor(
    private readonly topics: TopicFinder,
    private readonly reads: DeliveryReads,
    private readonly reader: DeliveryReader,
    private readonly settings: Settings,
  ) {}

  /** Null where no such topic is open. */
  async make(unit: SiteUnit, slug: string): Promise<ReadyPage | null> {
    const topic = await this.topics.find(unit.id, slug);
    if (!topic) return null;
    const sections = await Promise.all(
      topic.sections.map(async (section) => ({
        title: section.title,
        items: await this.itemsOf(unit, section),
      })),
    );
    const bytes = renderTopicPage({
      unit,
      topic,
      sections: sections.filter(({ items }) => items.length > 0),
      publicUrl: this.settings.publicUrl,
    });
    return { status: 200, answer: readyAnswer(bytes, HTML_TYPE, null), changesAt: unit.site.grey.changesAt };
  }

  private async itemsOf(unit: SiteUnit, section: TopicSection): Promise<DeliverySummary[]> {
    if (section.by === 'items') {
      const summaries = await this.reader.summaries(section.contentIds ?? []);
      return summaries.map(readSummary);
    }
    const { rows } = await this.reads.page({
      organization: unit.id,
      ...(section.by === 'column' ? { column: section.columnId } : { tag: section.tag }),
      limit: section.limit ?? DEFAULT_LIMIT,
    });
    return rows.map(({ summary }) => readSummary(summary));
  }
}

function readSummary(summary: Buffer): DeliverySummary {
  return JSON.parse(summary.toString('utf8')) as DeliverySummary;
}
