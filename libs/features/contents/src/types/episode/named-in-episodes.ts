import { Injectable, OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';
import { ProgrammePeopleService } from '@haojiao/features/programmes';

/** Keeps the people whom an episode names; who was taken out of it again is free to go. */
@Injectable()
export class NamedInEpisodes implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly people: ProgrammePeopleService,
  ) {}

  onModuleInit(): void {
    this.people.registerNaming((personId, manager) => this.isNamed(personId, manager));
  }

  /** Plan: the episodes among `contents`, of each up to three revisions by their key. Nobody does this often. */
  private async isNamed(personId: string, manager: EntityManager): Promise<boolean> {
    const rows = await this.database.query(
      `SELECT FROM contents c
       JOIN content_revisions r ON r.id IN (c.current_revision_id, c.approved_revision_id, c.review_revision_id)
       WHERE c.type = 'episode' AND c.deleted_at IS NULL
         AND r.document -> 'episode' -> 'people' @> jsonb_build_array(jsonb_build_object('personId', $1::text))
       LIMIT 1`,
      [personId],
      manager,
    );
    return rows.length > 0;
  }
}
