import { Injectable, OnModuleInit } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { PlatformChannels } from '@haojiao/features/metrics';
import type { Period, PlatformChannel, PlatformFigureName, PlatformFigures } from '@haojiao/features/metrics';
import { scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { figureMetricNames, metricOf } from './domain/figure-metrics';
import { FigureSnapshotsRepository } from './persistence/figure-snapshots.repository';
import type { FigureSnapshotEntity } from './persistence/figure-snapshot.entity';

type Post = Pick<PlatformChannel, 'channel' | 'channelAccountId' | 'accountName' | 'publicationId'>;

/** Tells the analytics of an item what platforms showed of its posts. The own site is counted by ourselves. */
@Injectable()
export class PlatformChannelsOfContents implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly snapshots: FigureSnapshotsRepository,
    private readonly channels: PlatformChannels,
  ) {}

  onModuleInit(): void {
    this.channels.provide((actor, contentId, period) => this.of(actor, contentId, period));
  }

  /**
   * Every post that went out before the period ends, retired accounts' too. Plan: index `publications_content_id`; the
   * figures of all posts together by `figure_snapshots_publication`.
   */
  private async of(actor: Actor, contentId: string, period: Period): Promise<PlatformChannel[]> {
    const posts = await this.database.query<Post>(
      `SELECT p.platform AS channel, p.channel_account_id AS "channelAccountId", a.name AS "accountName",
         p.id AS "publicationId"
       FROM publications p JOIN channel_accounts a ON a.id = p.channel_account_id
       JOIN organizations o ON o.id = p.organization_id
       WHERE p.content_id = $3 AND ${scopeSql('o', 1)} AND p.platform <> 'site' AND p.published_at < $4
       ORDER BY p.published_at, p.id`,
      [...scopeParameters(actor.scope('analytics.read')), contentId, period.to],
    );
    const rows = await this.snapshots.standingOfPublications(
      posts.map(({ publicationId }) => publicationId),
      period.to,
    );
    return posts.map((post) => {
      const own = rows.filter(({ publicationId }) => publicationId === post.publicationId);
      const newest = newestOf(own);
      return { ...post, latest: figuresOf(newest), series: seriesOf(own, newest, period.from) };
    });
  }
}

type NamedRows = Partial<Record<PlatformFigureName, FigureSnapshotEntity>>;

/**
 * The newest of each. Where two metrics have one name (转发 and 分享 are both shares), the first of the registry that the
 * platform told; its definition says which.
 */
function newestOf(rows: FigureSnapshotEntity[]): NamedRows {
  const newest: NamedRows = {};
  for (const metric of figureMetricNames) {
    const name = metricOf(metric).figure;
    if (name) newest[name] ??= rows.findLast((candidate) => candidate.metric === metric);
  }
  return newest;
}

/** One line has one meaning: of each name only figures of the metric and definition of its newest. */
function seriesOf(rows: FigureSnapshotEntity[], newest: NamedRows, from: Date): PlatformChannel['series'] {
  const points = new Map<number, NamedRows>();
  for (const name of Object.keys(newest) as PlatformFigureName[]) {
    for (const row of rows) {
      if (row.takenAt < from || !isSameMeaning(row, newest[name])) continue;
      const time = row.takenAt.getTime();
      points.set(time, { ...points.get(time), [name]: row });
    }
  }
  return [...points.entries()]
    .sort(([one], [other]) => one - other)
    .map(([time, named]) => ({ at: new Date(time), figures: figuresOf(named) }));
}

function isSameMeaning(row: FigureSnapshotEntity, other: FigureSnapshotEntity | undefined): boolean {
  return row.metric === other?.metric && row.definitionId === other.definitionId;
}

function figuresOf(rows: NamedRows): PlatformFigures {
  return Object.fromEntries(
    Object.entries(rows).flatMap(([name, row]) => {
      if (!row) return [];
      const { value, words, precision, source, definitionId, takenAt } = row;
      return [[name, { value, words, precision, source, definitionId, takenAt }]];
    }),
  );
}
