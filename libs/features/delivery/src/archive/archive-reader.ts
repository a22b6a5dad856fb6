import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';

/** How many items were published in a month. */
export interface MonthCount {
  year: number;
  /** 1 to 12 */
  month: number;
  count: number;
}

@Injectable()
export class ArchiveReader {
  constructor(private readonly database: Database) {}

  /**
   * Newest first, by the calendar of the time zone. Counted when asked for: of the whole site in the covering index
   * `delivery_documents_newest` alone, of a branch by `delivery_documents_org_path`; the answer is kept until something
   * is published.
   * @param organizationId null: everything
   */
  async months(organizationId: string | null, timeZone: string): Promise<MonthCount[]> {
    return this.database.query<MonthCount>(
      `SELECT extract(year FROM local)::int AS year, extract(month FROM local)::int AS month, count(*)::int AS count
       FROM (SELECT published_at AT TIME ZONE $2::text AS local FROM delivery_documents
             WHERE state = 'live' AND ($1::uuid IS NULL OR org_path @> ARRAY[$1::uuid])) AS published
       GROUP BY 1, 2 ORDER BY 1 DESC, 2 DESC`,
      [organizationId, timeZone],
    );
  }
}
