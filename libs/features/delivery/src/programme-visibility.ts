import { Injectable, OnModuleInit } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { ProgrammesService } from '@haojiao/features/programmes';
import { DELIVERY_CHANGED } from './domain/delivery-change';

/** Takes the episodes of a programme from the site when it becomes private, and shows them again when it is public. */
@Injectable()
export class ProgrammeVisibility implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammesService,
  ) {}

  /** Plan: `delivery_documents_programme`. Everybody who keeps answers forgets them all: it is rare. */
  onModuleInit(): void {
    this.programmes.onVisibility(async ({ id, visibility }, manager) => {
      await this.database.query(
        `UPDATE delivery_documents
         SET state = CASE WHEN $2 = 'private' THEN replace(replace(state, 'withdrawn', 'private_withdrawn'), 'live', 'private')
                          ELSE replace(replace(state, 'private_withdrawn', 'withdrawn'), 'private', 'live') END,
             updated_at = greatest(date_trunc('milliseconds', clock_timestamp()), updated_at + interval '1 second')
         WHERE programme_id = $1 AND (state IN ('live', 'withdrawn')) = ($2 = 'private')`,
        [id, visibility],
        manager,
      );
      await this.database.query(
        'SELECT pg_notify($1, $2)',
        [DELIVERY_CHANGED, '{"everything":true}'],
        manager,
      );
    });
  }
}
