import { Injectable } from '@nestjs/common';
import { Settings } from '@haojiao/infrastructure/config';
import { ReadyCache } from '@haojiao/infrastructure/database';
import { SharedCaching } from '../caching/shared-caching';
import { LISTS_KEY, organizationKey } from '../caching/surrogate-keys';
import type { DeliverySummary } from '../domain/delivery-document';
import type { SiteUnit } from '../pages/site-unit';
import { DeliveryChanges } from '../reading/delivery-changes';
import { DeliveryReads, isPlace } from '../reading/delivery-reads';
import { HTML_TYPE, JSON_TYPE, readyAnswer } from '../reading/ready-answer';
import type { ReadyAnswer } from '../reading/ready-answer';
import type { ReadyPage } from '../reading/ready-page';
import { renderArchivePage, renderMonthPage } from './archive-page';
import { ArchiveReader } from './archive-reader';
import type { MonthCount } from './archive-reader';
import { monthBounds } from './month-bounds';

const LISTED = 20;
const MEGABYTE = 1_024 * 1_024;

/** Makes the pages of what was published when. */
@Injectable()
export class ArchivePages {
  /** By unit. */
  private readonly counted: ReadyCache<ReadyAnswer>;

  constructor(
    private readonly reads: DeliveryReads,
    private readonly reader: ArchiveReader,
    private readonly settings: Settings,
    private readonly shared: SharedCaching,
    changes: DeliveryChanges,
  ) {
    this.counted = new ReadyCache({
      maxBytes: 4 * MEGABYTE,
      bytesOf: ({ bytes }) => bytes.length,
      trustMs: () => changes.trustMs(),
    });
    changes.onChange(() => this.counted.clear());
  }

  async years(unit: SiteUnit): Promise<ReadyPage> {
    return pageOf(unit, renderArchivePage(unit, await this.months(unit), this.settings.publicUrl));
  }

  /** Null for a month in which nothing was published, and for a place that we did not make. */
  async month(
    unit: SiteUnit,
    month: Pick<MonthCount, 'year' | 'month'>,
    cursor: string | undefined,
  ): Promise<ReadyPage | null> {
    if (cursor !== undefined && !isPlace(cursor)) return null;
    const { rows, nextCursor } = await this.reads.page({
      organization: unit.id,
      ...monthBounds(month.year, month.month, unit.timeZone),
      cursor,
      limit: LISTED,
    });
    if (rows.length === 0) return null;
    const items = rows.map(({ summary }) => JSON.parse(summary.toString('utf8')) as DeliverySummary);
    const { publicUrl } = this.settings;
    return pageOf(unit, renderMonthPage({ unit, month, items, cursor, nextCursor, publicUrl }));
  }

  /** `[{year, month, count}]`, newest first. @throws AppError `organization_not_found` */
  async counts(codeOrId: string | null): Promise<ReadyAnswer> {
    const unit = await this.reads.requireUnit(codeOrId);
    return this.counted.load(unit.id, async () => {
      // Asked first: an answer may be newer than its date, never older.
      const changedAt = await this.reads.changedAt();
      const answer = readyAnswer(Buffer.from(JSON.stringify(await this.months(unit))), JSON_TYPE, changedAt);
      return this.shared.data(answer, () => [LISTS_KEY, organizationKey(unit)]);
    });
  }

  private months({
    id,
    isRoot,
    timeZone,
  }: Pick<SiteUnit, 'id' | 'isRoot' | 'timeZone'>): Promise<MonthCount[]> {
    return this.reader.months(isRoot ? null : id, timeZone);
  }
}

function pageOf(unit: SiteUnit, bytes: Buffer): ReadyPage {
  return { status: 200, answer: readyAnswer(bytes, HTML_TYPE, null), changesAt: unit.site.grey.changesAt };
}
