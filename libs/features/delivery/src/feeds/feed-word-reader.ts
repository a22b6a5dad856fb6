import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';

/** Which words there are, or were, to narrow a feed by. */
@Injectable()
export class FeedWordReader {
  constructor(private readonly database: Database) {}

  /** Whether something that was withdrawn had the tag. Plan: GIN index `delivery_documents_withdrawn_tags`. */
  async wasTag(organizationId: string, tag: string): Promise<boolean> {
    const rows = await this.database.query(
      `SELECT 1 FROM delivery_documents
       WHERE state = 'withdrawn' AND tags @> ARRAY[$2::text] AND org_path @> ARRAY[$1::uuid] LIMIT 1`,
      [organizationId, tag],
    );
    return rows.length > 0;
  }

  /**
   * Every locale in which anything was published. Plan: from one to the next in the index `delivery_documents_locale`,
   * as many steps as there are locales.
   */
  async locales(): Promise<string[]> {
    const rows = await this.database.query<{ locale: string }>(
      `WITH RECURSIVE found AS (
         SELECT min(locale) AS locale FROM delivery_documents WHERE state IN ('live', 'withdrawn')
         UNION ALL
         SELECT (SELECT min(d.locale) FROM delivery_documents d
                 WHERE d.state IN ('live', 'withdrawn') AND d.locale > found.locale)
         FROM found WHERE found.locale IS NOT NULL)
       SELECT locale FROM found WHERE locale IS NOT NULL`,
    );
    return rows.map(({ locale }) => locale);
  }
}
