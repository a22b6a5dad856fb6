import { Injectable } from '@nestjs/common';
import { isId } from '@haojiao/kernel';
import { TopicFinder } from '@haojiao/features/sites';
import { BrandFinder } from '../brands/brand-finder';
import { ColumnFinder } from '../columns/column-finder';
import type { DeliverySummary } from '../domain/delivery-document';
import type { UnitRow } from '../persistence/delivery-reader';
import { columnPageOf, frontOf } from '../pages/site-unit';
import { topicPageOf } from '../pages/topic-strip';
import { DeliveryReads } from '../reading/delivery-reads';
import type { ListQuestion } from '../reading/delivery-reads';
import { TopicPages } from '../reading/topic-pages';
import { feedLanguageOf, MAIN_LANGUAGE } from './feed-language';
import type { FeedNarrowing } from './feed-path';
import { FeedWordReader } from './feed-word-reader';

/** What a feed tells. */
export interface FeedSource {
  /** As its address is written; null: of the whole branch. */
  narrowing: FeedNarrowing | null;
  title: string;
  description: string;
  /** BCP 47 */
  language: string;
  /** Of the page that shows the same. */
  pagePath: string;
  /** Newest first. */
  items: DeliverySummary[];
}

const LANGUAGE_OF_PAGES = 'zh-CN';

/** Finds what a narrowed feed tells. Null for what nobody made; what was made and holds nothing is an empty feed. */
@Injectable()
export class FeedSources {
  constructor(
    private readonly reads: DeliveryReads,
    private readonly columns: ColumnFinder,
    private readonly brands: BrandFinder,
    private readonly topics: TopicFinder,
    private readonly topicPages: TopicPages,
    private readonly words: FeedWordReader,
  ) {}

  find(unit: UnitRow, { by, word }: FeedNarrowing, limit: number): Promise<FeedSource | null> {
    switch (by) {
      case 'columns':
        return this.ofColumn(unit, word, limit);
      case 'brands':
        return this.ofBrand(unit, word, limit);
      case 'tags':
        return this.ofTag(unit, word, limit);
      case 'topics':
        return this.ofTopic(unit, word, limit);
      case 'languages':
        return this.ofLanguage(unit, word, limit);
    }
  }

  private async ofColumn(unit: UnitRow, word: string, limit: number): Promise<FeedSource | null> {
    const found = await this.columns.find(unit.id, word);
    const items = await this.newest(unit, { column: found?.code ?? word, limit });
    // A column of another unit, which the page of this one shows, too.
    const other = items[0]?.column;
    const code = found?.code ?? (other ? codeOf(other, word) : await this.columns.codeAfter(unit.id, word));
    if (code === null) return null;
    return {
      ...named(unit, found?.name ?? other?.name ?? code),
      narrowing: { by: 'columns', word: code },
      language: LANGUAGE_OF_PAGES,
      pagePath: columnPageOf(unit, { code }),
      items,
    };
  }

  private async ofBrand(unit: UnitRow, word: string, limit: number): Promise<FeedSource | null> {
    const brand = await this.brands.find(unit.id, word);
    if (!brand) return null;
    return {
      ...named(unit, brand.name),
      ...(brand.description && { description: brand.description }),
      narrowing: { by: 'brands', word: brand.code },
      language: LANGUAGE_OF_PAGES,
      pagePath: frontOf(unit),
      items: await this.newest(unit, { brand: brand.id, limit }),
    };
  }

  private async ofTag(unit: UnitRow, tag: string, limit: number): Promise<FeedSource | null> {
    const items = await this.newest(unit, { tag, limit });
    if (items.length === 0 && !(await this.words.wasTag(unit.id, tag))) return null;
    return {
      ...named(unit, `#${tag}`),
      narrowing: { by: 'tags', word: tag },
      language: LANGUAGE_OF_PAGES,
      pagePath: `${frontOf(unit)}?tag=${encodeURIComponent(tag)}`,
      items,
    };
  }

  private async ofTopic(unit: UnitRow, slug: string, limit: number): Promise<FeedSource | null> {
    const topic = await this.topics.find(unit.id, slug);
    if (!topic) return null;
    const sections = await this.topicPages.sectionsOf(unit, topic);
    const items = new Map(sections.flatMap((section) => section.items).map((item) => [item.id, item]));
    const newestFirst = [...items.values()].sort((one, other) =>
      other.publishedAt.localeCompare(one.publishedAt),
    );
    return {
      ...named(unit, topic.title),
      ...(topic.leadText && { description: topic.leadText }),
      narrowing: { by: 'topics', word: topic.slug },
      language: LANGUAGE_OF_PAGES,
      pagePath: topicPageOf(unit, topic.slug),
      items: newestFirst.slice(0, limit),
    };
  }

  private async ofLanguage(unit: UnitRow, word: string, limit: number): Promise<FeedSource | null> {
    const language = feedLanguageOf(word);
    if (!language) return null;
    const locales = (await this.words.locales()).filter((locale) => feedLanguageOf(locale) === language);
    if (locales.length === 0 && language !== MAIN_LANGUAGE) return null;
    return {
      ...named(unit, language),
      narrowing: { by: 'languages', word: language },
      language,
      pagePath: frontOf(unit),
      items: await this.newest(unit, { locales, limit }),
    };
  }

  private async newest(
    unit: UnitRow,
    wish: Pick<ListQuestion, 'column' | 'brand' | 'tag' | 'locales' | 'limit'>,
  ): Promise<DeliverySummary[]> {
    const { rows } = await this.reads.page({ organization: unit.id, ...wish });
    return rows.map(({ summary }) => JSON.parse(summary.toString('utf8')) as DeliverySummary);
  }
}

/** What was found by a code has it, whatever the item says: from there no way leads on. */
function codeOf(column: { code: string }, word: string): string {
  return isId(word) ? column.code : word;
}

function named(unit: UnitRow, heading: string): Pick<FeedSource, 'title' | 'description'> {
  const title = `${heading} - ${unit.name}`;
  return { title, description: title };
}
