import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';

/** What people call the things that a publication joins; who may read the publication may read them. */
export interface PublicationNames {
  contentTitle: string;
  channelAccountName: string;
  /** Empty where the product planned it. */
  createdByName: string;
}

@Injectable()
export class ReadPublicationNames {
  constructor(private readonly database: Database) {}

  /** By the publication's id. Plan: primary keys of the four tables; a page of publications at most. */
  async of(publicationIds: readonly string[]): Promise<Map<string, PublicationNames>> {
    if (publicationIds.length === 0) return new Map();
    const rows = await this.database.query<PublicationNames & { id: string }>(
      `SELECT p.id, c.title AS "contentTitle", coalesce(a.display_name, a.name) AS "channelAccountName",
              coalesce(u.display_name, '') AS "createdByName"
       FROM publications p JOIN contents c ON c.id = p.content_id
       JOIN channel_accounts a ON a.id = p.channel_account_id LEFT JOIN users u ON u.id = p.created_by
       WHERE p.id = ANY($1::uuid[])`,
      [publicationIds],
    );
    return new Map(rows.map(({ id, ...names }) => [id, names]));
  }
}
