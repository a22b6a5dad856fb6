import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { figureMetrics } from '@haojiao/features/platform-figures';
import type { FigureMetricName, Precision } from '@haojiao/features/platform-figures';
import { dayAfter, startOf } from '../domain/report-period';
import { unitParameters, unitsSql } from '../figures/figure-question';
import type { FigureQuestion } from '../figures/figure-question';
import type { AccountFollowers, PlatformFigures, ReportedIndex, Stock } from './period-report';

interface RawFigures {
  platform: string;
  metric: FigureMetricName;
  definitionId: string;
  posts: string;
  told: string;
  total: string;
  highest: string;
  precision: Precision;
  sources: string[];
  takenAt: Date;
}

interface RawFollowers extends Omit<AccountFollowers, 'begin' | 'end'> {
  begin: RawStock | null;
  end: RawStock | null;
}

type RawStock = Omit<Stock, 'takenAt'> & { takenAt: string };

/** Counted by ourselves: not a figure of a platform. */
const SITE = 'site';

/** What platforms showed, and indices made of it. Read as it stands: a unit has some thousand posts a year. */
@Injectable()
export class ReadPlatformParts {
  constructor(private readonly database: Database) {}

  /**
   * The newest figure of each post of the period before its end, summed by platform and definition alone. Plan: accounts
   * of the units, `publications_account_published_at`, then `figure_snapshots_publication` for each post.
   */
  async figures(question: FigureQuestion): Promise<PlatformFigures[]> {
    const { period, columnIds, contentIds } = question;
    const rows = await this.database.query<RawFigures>(
      `WITH ${unitsSql},
       posts AS MATERIALIZED (
         SELECT b.id, b.published_at, a.platform
         FROM units u JOIN channel_accounts a ON a.organization_id = u.id AND a.platform <> $8
         JOIN publications b ON b.channel_account_id = a.id AND b.published_at >= $4 AND b.published_at < $5
         JOIN report_placements p ON p.content_id = b.content_id
         WHERE ($6::uuid[] IS NULL OR p.column_id = ANY($6)) AND ($7::uuid[] IS NULL OR p.content_id = ANY($7))),
       newest AS (
         SELECT DISTINCT ON (s.publication_id, s.metric) posts.platform, s.metric, s.definition_id, s.value, s.precision,
                s.source, s.taken_at
         FROM posts JOIN figure_snapshots s ON s.publication_id = posts.id
           AND s.taken_at >= posts.published_at AND s.taken_at < $5
         WHERE NOT EXISTS (SELECT 1 FROM figure_snapshots c WHERE c.corrects_id = s.id)
         ORDER BY s.publication_id, s.metric, s.taken_at DESC, s.id DESC)
       SELECT n.platform, n.metric, n.definition_id AS "definitionId", count(*) AS told, sum(n.value) AS total,
              max(n.value) AS highest, (SELECT count(*) FROM posts WHERE posts.platform = n.platform) AS posts,
              (ARRAY['exact', 'rounded', 'approximate', 'capped'])[max(array_position(
                ARRAY['exact', 'rounded', 'approximate', 'capped'], n.precision))] AS precision,
              array_agg(DISTINCT n.source ORDER BY n.source) AS sources, max(n.taken_at) AS "takenAt"
       FROM newest n GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
      [
        ...unitParameters(question),
        startOf(period.from),
        startOf(dayAfter(period.to)),
        columnIds,
        contentIds,
        SITE,
      ],
    );
    return rows.map((row) => ({
      ...row,
      posts: Number(row.posts),
      told: Number(row.told),
      total: figureMetrics[row.metric].unit === 'people' ? null : Number(row.total),
      highest: Number(row.highest),
    }));
  }

  /** A stock as it was read last before the period begins and before it ends. Plan: `figure_snapshots_account`. */
  async followers(question: FigureQuestion): Promise<AccountFollowers[]> {
    const { period } = question;
    const newest = (before: number) => `LEFT JOIN LATERAL (
      SELECT jsonb_build_object('value', s.value, 'words', s.words, 'precision', s.precision, 'source', s.source,
               'definitionId', s.definition_id, 'takenAt', s.taken_at) AS stock
      FROM figure_snapshots s WHERE s.channel_account_id = a.id AND s.publication_id IS NULL
        AND s.metric = 'followers' AND s.taken_at < $${before}
        AND NOT EXISTS (SELECT 1 FROM figure_snapshots c WHERE c.corrects_id = s.id)
      ORDER BY s.taken_at DESC, s.id DESC LIMIT 1)`;
    const rows = await this.database.query<RawFollowers>(
      `WITH ${unitsSql}
       SELECT a.id AS "channelAccountId", a.name, a.platform, o.name AS "organizationName",
              first.stock AS begin, last.stock AS end
       FROM units u JOIN organizations o ON o.id = u.id
       JOIN channel_accounts a ON a.organization_id = u.id AND a.platform <> $6
       ${newest(4)} first ON true ${newest(5)} last ON true
       ORDER BY o.path, a.platform, a.id LIMIT 500`,
      [...unitParameters(question), startOf(period.from), startOf(dayAfter(period.to)), SITE],
    );
    return rows.map(({ begin, end, ...row }) => ({ ...row, begin: stockOf(begin), end: stockOf(end) }));
  }

  /** Of each formula, origin and period within the days the newest value. Plan: `index_values_organization_id`. */
  indices(question: FigureQuestion): Promise<ReportedIndex[]> {
    const { period } = question;
    return this.database.query<ReportedIndex>(
      `WITH ${unitsSql}
       SELECT * FROM (
         SELECT DISTINCT ON (v.organization_id, v.channel_account_id, v.formula_id, v.origin, v.source, v.from_day, v.to_day)
                v.index_code AS "indexCode", v.formula_id AS "formulaId", v.origin, v.source,
                o.name AS "organizationName", a.name AS "accountName", v.period_kind AS "periodKind",
                v.from_day::text AS "from", v.to_day::text AS "to", v.value, v.is_capped AS "isCapped"
         FROM units u JOIN index_values v ON v.organization_id = u.id JOIN organizations o ON o.id = u.id
         LEFT JOIN channel_accounts a ON a.id = v.channel_account_id
         WHERE v.from_day >= $4 AND v.to_day <= $5
         ORDER BY v.organization_id, v.channel_account_id, v.formula_id, v.origin, v.source, v.from_day, v.to_day,
                  v.id DESC) newest
       ORDER BY "organizationName", "accountName" NULLS FIRST, "formulaId", origin, "from" LIMIT 500`,
      [...unitParameters(question), period.from, period.to],
    );
  }
}

function stockOf(row: RawStock | null): Stock | null {
  return row && { ...row, value: Number(row.value), takenAt: new Date(row.takenAt) };
}
