import { Injectable, OnModuleInit } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { PlatformChannels } from '@haojiao/features/metrics';
import type { Period, PlatformChannel, PlatformFigures } from '@haojiao/features/metrics';
import { scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { figureMetricNames, metricOf } from './domain/figure-metrics';
import { FigureSnapshotsRepository } from './persistence/figure-snapshots.repository';
import type { FigureSnapshotEntity } from './persistence/figure-snapshot.entity';

type Post = Pick<PlatformChannel, 'channel' | 'channelAccountId' | 'accountName' | 'publicationId'> & {
  publishedAt: Date;
};

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

  /** Every post that went out before the period ends, retired accounts' too. Plan: index `publications_content_id`. */
  private async of(actor: Actor, contentId: string, period: Period): Promise<PlatformChannel[]> {
    const posts = await this.database.query<Post>(
      `SELECT p.platform AS channel, p.channel_account_id AS "channelAccountId", a.name AS "accountName",
         p.id AS "publicationId", p.published_at AS "publishedAt"
       FROM publications p JOIN channel_accounts a ON a.id = p.channel_account_id
       JOIN organizations o ON o.id = p.organization_id
       WHERE p.content_id = $3 AND ${scopeSql('o', 1)} AND p.platform <> 'site' AND p.published_at < $4
       ORDER BY p.published_at, p.id`,
      [...scopeParameters(actor.scope('analytics.read')), contentId, period.to],
    );
    return Promise.all(
      posts.map(async ({ publishedAt, ...post }) => {
        const rows = await this.snapshots.standing(post, publishedAt, period.to, null);
        return { ...post, latest: figuresOf(rows), series: seriesOf(rows, period.from) };
      }),
    );
  }
}

/**
 * The newest of each. Where two metrics have one name (转发 and 分享 are both shares), the first of the registry that the
 * platform told; its definition says which.
 */
function figuresOf(rows: FigureSnapshotEntity[]): PlatformFigures {
  const figures: PlatformFigures = {};
  for (const metric of figureMetricNames) {
    const name = metricOf(metric).figure;
    const row = rows.findLast((candidate) => candidate.metric === metric);
    if (!name || !row || figures[name]) continue;
    const { value, words, precision, source, definitionId, takenAt } = row;
    figures[name] = { value, words, precision, source, definitionId, takenAt };
  }
  return figures;
}

function seriesOf(rows: FigureSnapshotEntity[], from: Date): PlatformChannel['series'] {
  const times = [...new Set(rows.map(({ takenAt }) => takenAt.getTime()))].sort((a, b) => a - b);
  return times
    .filter((time) => time >= from.getTime())
    .map((time) => ({
      at: new Date(time),
      figures: figuresOf(rows.filter(({ takenAt }) => takenAt.getTime() === time)),
    }))
    .filter(({ figures }) => Object.keys(figures).length > 0);
}
