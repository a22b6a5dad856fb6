import { Injectable } from '@nestjs/common';
import { notFound } from '@haojiao/kernel';
import { Settings } from '@haojiao/infrastructure/config';
import { SharedCaching } from '../caching/shared-caching';
import { LISTS_KEY, organizationKey } from '../caching/surrogate-keys';
import type { DeliverySummary } from '../domain/delivery-document';
import type { UnitRow } from '../persistence/delivery-reader';
import { DeliveryReads } from '../reading/delivery-reads';
import { HTML_TYPE, JSON_FEED_TYPE, RSS_TYPE, readyAnswer } from '../reading/ready-answer';
import type { ReadyPage } from '../reading/ready-page';
import { frontOf } from '../pages/site-unit';
import { feedPathOf } from './feed-path';
import type { FeedNarrowing } from './feed-path';
import { FeedSources } from './feed-sources';
import type { FeedSource } from './feed-sources';
import { renderJsonFeed } from './json-feed';
import { renderRss } from './rss';

export type FeedKind = 'rss' | 'json';

export interface FeedQuestion {
  code: string;
  kind: FeedKind;
  /** Null: everything of the unit's branch. */
  narrowing: FeedNarrowing | null;
}

const FEED_ITEMS = 50;

/** Makes feeds: the newest of a unit's branch, or of one of its columns, brands, tags, topics and languages. */
@Injectable()
export class FeedPages {
  constructor(
    private readonly reads: DeliveryReads,
    private readonly sources: FeedSources,
    private readonly settings: Settings,
    private readonly shared: SharedCaching,
  ) {}

  /** @throws AppError `organization_not_found`, `column_not_found`, `brand_not_found`, `tag_not_found`, `topic_not_found`, `language_not_found` */
  async make({ code, kind, narrowing }: FeedQuestion): Promise<ReadyPage> {
    const unit = await this.reads.requireUnit(code);
    // Asked first: a feed may be newer than its date, never older.
    const changedAt = await this.reads.changedAt();
    const source = narrowing ? await this.sources.find(unit, narrowing, FEED_ITEMS) : await this.whole(unit);
    if (!source) throw nothingThere(narrowing!);
    const { publicUrl } = this.settings;
    const path = `${feedPathOf(unit, source.narrowing)}.${kind}`;
    // Of several spellings one is the address; a column may have another by now.
    if (source.narrowing?.word !== narrowing?.word) return movedTo(path);
    const modifiedAt = narrowing?.by === 'topics' ? null : changedAt;
    const facts = { ...source, unit, feedUrl: `${publicUrl}${path}`, publicUrl };
    const answer =
      kind === 'rss'
        ? readyAnswer(renderRss(facts), RSS_TYPE, modifiedAt)
        : readyAnswer(renderJsonFeed(facts), JSON_FEED_TYPE, modifiedAt);
    const keys = () => [LISTS_KEY, organizationKey(unit)];
    const marked = followsItems(narrowing) ? this.shared.data(answer, keys) : this.shared.brief(answer, keys);
    return { status: 200, answer: marked, changesAt: null };
  }

  private async whole(unit: UnitRow): Promise<FeedSource> {
    const { rows } = await this.reads.page({ organization: unit.id, limit: FEED_ITEMS });
    return {
      narrowing: null,
      title: unit.name,
      description: unit.name,
      language: 'zh-CN',
      pagePath: frontOf(unit),
      items: rows.map(({ summary }) => JSON.parse(summary.toString('utf8')) as DeliverySummary),
    };
  }
}

/** What a topic shows, and what a brand says of itself, change without anything being published. */
function followsItems(narrowing: FeedNarrowing | null): boolean {
  return narrowing?.by !== 'topics' && narrowing?.by !== 'brands';
}

function movedTo(location: string): ReadyPage {
  return { status: 301, location, answer: readyAnswer(Buffer.alloc(0), HTML_TYPE, null), changesAt: null };
}

function nothingThere({ by }: FeedNarrowing) {
  switch (by) {
    case 'columns':
      return notFound(
        'column',
        '本单位没有这个栏目。地址中应为栏目代码，见单位首页的栏目导航。',
        'The unit has no such column. The address takes the code of one; see the navigation of the unit’s front.',
      );
    case 'brands':
      return notFound(
        'brand',
        '本单位、上级和下级单位都没有这个品牌。地址中应为品牌代码，见 /delivery/v1/brands。',
        'No unit of this branch, nor one above it, has such a brand. The address takes the code of one; see /delivery/v1/brands.',
      );
    case 'tags':
      return notFound(
        'tag',
        '本单位及下级单位没有发布过带这个标签的内容。请照内容页上的标签填写。',
        'Nothing with this tag was ever published here. Take a tag as the pages of items show it.',
      );
    case 'topics':
      return notFound(
        'topic',
        '本单位没有这个专题，或者还没有开放。',
        'The unit has no such topic, or it is not open yet.',
      );
    case 'languages':
      return notFound(
        'language',
        '没有用这种语言发布过内容。请填写语言标签，如 zh-Hans、mn-Mong。',
        'Nothing was published in this language. Give a tag such as zh-Hans or mn-Mong.',
      );
  }
}
