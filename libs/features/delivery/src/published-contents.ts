import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';

/** Whether an item can be read on the site now. */
@Injectable()
export class PublishedContents {
  constructor(private readonly database: Database) {}

  async isPublished(contentId: string): Promise<boolean> {
    const rows = await this.database.query(
      `SELECT 1 FROM delivery_documents WHERE content_id = $1 AND state = 'live'`,
      [contentId],
    );
    return rows.length > 0;
  }
}
