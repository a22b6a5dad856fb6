import { Injectable } from '@nestjs/common';
import { Settings } from '@haojiao/infrastructure/config';
import { ReadyCache } from '@haojiao/infrastructure/database';
import { Database } from '@haojiao/infrastructure/database';
import { DeliveryReader } from '../persistence/delivery-reader';
import { DeliveryChanges } from '../reading/delivery-changes';
import { XML_TYPE, readyAnswer } from '../reading/ready-answer';
import type { LastChange, ReadyAnswer } from '../reading/ready-answer';
import { FILE_ADDRESSES, renderAddressList, renderPlainIndex, renderPlainSiteMap } from './plain-site-map';
import type { PageAddress } from './plain-site-map';

export interface SiteMapQuestion {
  organizationCode: string;
  /** Null: the whole, or the index where one file is not enough. */
  part: number | 'dead' | null;
  form: 'xml' | 'txt';
}

const TEXT_TYPE = 'text/plain; charset=utf-8';
const MEGABYTE = 1_024 * 1_024;

/** Which pages of a unit's branch a search engine may know, and which it shall forget. Only what is live is listed. */
@Injectable()
export class SiteMaps {
  private readonly kept: ReadyCache<{ answer: ReadyAnswer | null }>;

  constructor(
    private readonly database: Database,
    private readonly reader: DeliveryReader,
    private readonly settings: Settings,
    changes: DeliveryChanges,
  ) {
    this.kept = new ReadyCache({
      maxBytes: 32 * MEGABYTE,
      bytesOf: ({ answer }) => answer?.bytes.length ?? 0,
      trustMs: () => changes.trustMs(),
    });
    changes.onChange(() => this.kept.clear());
  }

  /** Null for a unit or a part that is not there. */
  async find(question: SiteMapQuestion): Promise<ReadyAnswer | null> {
    const key = `${question.organizationCode} ${question.part} ${question.form}`;
    const { answer } = await this.kept.load(key, async () => ({ answer: await this.make(question) }));
    return answer;
  }

  private async make({ organizationCode, part, form }: SiteMapQuestion): Promise<ReadyAnswer | null> {
    const unit = await this.reader.unit(organizationCode);
    if (!unit) return null;
    if (part === 'dead') {
      if (form !== 'txt') return null;
      const gone = await this.pages(unit.id, 'withdrawn', 0);
      return this.list(gone);
    }
    const count = await this.count(unit.id);
    const files = Math.max(1, Math.ceil(count / FILE_ADDRESSES));
    if (part !== null && part > files) return null;
    if (part === null && files > 1 && form === 'xml') return this.index(unit.code, files);
    const pages = await this.pages(unit.id, 'live', ((part ?? 1) - 1) * FILE_ADDRESSES);
    if (form === 'txt') return this.list(pages);
    return readyAnswer(renderPlainSiteMap(pages), XML_TYPE, newestOf(pages));
  }

  private async index(code: string, files: number): Promise<ReadyAnswer> {
    const changedAt = await this.reader.changedAt();
    const names = Array.from({ length: files }, (_, index) => ({
      url: `${this.settings.publicUrl}/sitemaps/toutiao/${encodeURIComponent(code)}.${index + 1}.xml`,
      updatedAt: changedAt.at,
    }));
    return readyAnswer(renderPlainIndex(names), XML_TYPE, changedAt);
  }

  private list(pages: PageAddress[]): ReadyAnswer {
    return readyAnswer(renderAddressList(pages.map((page) => page.url)), TEXT_TYPE, newestOf(pages));
  }

  /** Plan: `delivery_documents_org_path`, or the newest of all for the root; withdrawn ones by a scan, they are few. */
  private async pages(unitId: string, state: 'live' | 'withdrawn', offset: number): Promise<PageAddress[]> {
    const rows = await this.database.query<{ slug: string; updatedAt: Date }>(
      `SELECT slug, updated_at AS "updatedAt" FROM delivery_documents
       WHERE state = $1 AND org_path @> ARRAY[$2::uuid]
       ORDER BY published_at DESC, content_id DESC LIMIT $3 OFFSET $4`,
      [state, unitId, FILE_ADDRESSES, offset],
    );
    return rows.map(({ slug, updatedAt }) => ({
      url: `${this.settings.publicUrl}/p/${encodeURIComponent(slug)}`,
      updatedAt,
    }));
  }

  private async count(unitId: string): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM delivery_documents WHERE state = 'live' AND org_path @> ARRAY[$1::uuid]`,
      [unitId],
    );
    return row?.count ?? 0;
  }
}

function newestOf(pages: PageAddress[]): LastChange | null {
  return pages.reduce<LastChange | null>(
    (newest, { updatedAt }) => (newest && newest.at >= updatedAt ? newest : { at: updatedAt }),
    null,
  );
}
