import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { CanonicalUrls } from '@haojiao/features/contents';

/** Where an item that was taken over is read now. */
@Injectable()
export class FindOldAddress {
  constructor(
    private readonly database: Database,
    private readonly urls: CanonicalUrls,
  ) {}

  /**
   * The item's page, or null. The host that was asked comes first, then a path that was given without one; where the old
   * site is reached by a new name, a path that only one old site had. Nothing of what was never public. Plan: primary key, `old_addresses_path`.
   */
  async of(host: string, path: string): Promise<string | null> {
    const rows = await this.database.query<{
      id: string;
      slug: string;
      organizationId: string;
      host: string;
    }>(
      `SELECT a.host, c.id, c.slug, c.organization_id AS "organizationId"
       FROM old_addresses a JOIN contents c ON c.id = a.content_id
       JOIN delivery_documents d ON d.content_id = c.id AND d.state IN ('live', 'withdrawn')
       WHERE a.path = $1 ORDER BY a.host = $2 DESC, a.host = '' DESC LIMIT 20`,
      [path, host],
    );
    const found = rows.find((row) => row.host === host) ?? rows.find((row) => row.host === '');
    const only = rows.length === 1 ? rows[0] : undefined;
    const item = found ?? only;
    return item ? this.urls.of(item) : null;
  }
}
