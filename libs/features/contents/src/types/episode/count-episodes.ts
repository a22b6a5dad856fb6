import { Injectable, OnModuleInit } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { ProgrammesService } from '@haojiao/features/programmes';
import type { EpisodeTotals } from '@haojiao/features/programmes';

/** Tells lists of programmes how many episodes each has. */
@Injectable()
export class CountEpisodes implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammesService,
  ) {}

  onModuleInit(): void {
    this.programmes.countEpisodesBy((actor, programmeIds) => this.count(actor, programmeIds));
  }

  /** Of the items that the caller may read, without what lies in the archive. Plan: `contents_programme_id`. */
  private async count(actor: Actor, programmeIds: string[]): Promise<Map<string, EpisodeTotals>> {
    const rows = await this.database.query<EpisodeTotals & { programmeId: string }>(
      `SELECT c.programme_id AS "programmeId", count(*)::int AS episodes, max(c.published_at) AS "lastPublishedAt"
       FROM contents c JOIN organizations o ON o.id = c.organization_id
       WHERE c.programme_id = ANY($3::uuid[]) AND c.deleted_at IS NULL AND c.state <> 'archived' AND ${scopeSql('o', 1)}
       GROUP BY c.programme_id`,
      [...scopeParameters(actor.scope('content.read')), programmeIds],
    );
    return new Map(
      rows.map(({ programmeId, episodes, lastPublishedAt }) => [programmeId, { episodes, lastPublishedAt }]),
    );
  }
}
