import { Injectable, OnModuleInit } from '@nestjs/common';
import { SECOND_MS } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { LiveBroadcastsOnSite, LiveViews } from '@haojiao/features/metrics';
import type { BroadcastOnSite, LiveFigures } from '@haojiao/features/metrics';
import type { ToldAs } from './live-broadcast.entity';

/** Tells the counting which broadcasts are shown on the own site, and keeps what it counted of them. */
@Injectable()
export class OwnLiveFigures implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly site: LiveBroadcastsOnSite,
    private readonly views: LiveViews,
  ) {}

  onModuleInit(): void {
    this.site.provide((id) => this.onSite(id));
    this.views.onCounted((figures) => this.keep(figures));
  }

  private async onSite(id: string): Promise<BroadcastOnSite | null> {
    const [row] = await this.database.query<{ startsAt: Date; seconds: number | null; way: string[] }>(
      `SELECT b.started_at AS "startsAt", b.duration_seconds AS seconds, o.path AS way
       FROM live_broadcasts b JOIN organizations o ON o.id = b.organization_id
       WHERE b.id = $1 AND b.is_counted_on_site`,
      [id],
    );
    if (!row) return null;
    const { startsAt, seconds, way } = row;
    return {
      startsAt,
      endsAt: seconds === null ? null : new Date(startsAt.getTime() + seconds * SECOND_MS),
      way,
    };
  }

  /**
   * The same again changes nothing. The version stays: nobody who edits the title is disturbed. While nobody can tell the
   * viewers, those stay that were told before, but never fewer than were there at once.
   */
  private async keep({ broadcastId, live, replay }: LiveFigures): Promise<void> {
    const exact = (value: number | null) =>
      value !== null && ({ words: String(value), precision: 'exact' } as const);
    const told: ToldAs = {
      ...optional('views', exact(live.views)),
      ...optional('peakConcurrent', exact(live.peakConcurrent)),
      ...optional('replayViews', exact(replay.views)),
    };
    const viewers = `coalesce($3::bigint, CASE WHEN unique_viewers IS NOT NULL THEN greatest(unique_viewers, $4::bigint) END)`;
    await this.database.query(
      `UPDATE live_broadcasts
       SET views = $2, unique_viewers = ${viewers}, peak_concurrent = $4, replay_views = $5,
           told_as = (told_as - ARRAY['views', 'uniqueViewers', 'peakConcurrent', 'replayViews']) || $6::jsonb ||
             CASE WHEN ${viewers} IS NULL THEN '{}' ELSE jsonb_build_object('uniqueViewers',
               jsonb_build_object('words', (${viewers})::text, 'precision', 'approximate')) END
       WHERE id = $1 AND is_counted_on_site
         AND (views, unique_viewers, peak_concurrent, replay_views) IS DISTINCT FROM ($2::bigint, ${viewers}, $4::bigint, $5::bigint)`,
      [
        ...[broadcastId, live.views, live.uniqueViewers, live.peakConcurrent, replay.views],
        JSON.stringify(told),
      ],
    );
  }
}

function optional<Name extends keyof ToldAs>(name: Name, told: ToldAs[Name] | false): ToldAs {
  return told ? { [name]: told } : {};
}
