import { Injectable } from '@nestjs/common';
import { DAY_MS, ruleBroken } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { figureDefinitions, figureMetrics } from '@haojiao/features/platform-figures';
import type { FigureMetric, FigureMetricName } from '@haojiao/features/platform-figures';
import { vaguest } from '../domain/vaguest';
import type { Precision } from '../domain/vaguest';
import { oneMeaning } from './one-meaning';
import type { ToldFigure } from './one-meaning';
import { RankedAccounts } from './ranked-accounts';
import type { RankedAccount } from './ranked-accounts';
import { noFormula } from './ranking';
import type { Measured, MeasuredRow, RankingMeasure, RankingQuestion, Unranked } from './ranking';

/** A stock that was last read longer before the period's end says nothing of it. */
const STOCK_DAYS = 31;

interface FigureRow {
  accountId: string;
  definitionId: string | null;
  value: string;
  precisions: Precision[];
  posts: number;
  takenAt: Date | null;
}

/** Accounts by what platforms show of them, or of their posts of the period. */
@Injectable()
export class AccountFigures {
  constructor(
    private readonly database: Database,
    private readonly accounts: RankedAccounts,
  ) {}

  /**
   * @throws AppError `people_not_added`: people of several posts overlap; `definitions_differ`: platforms mean different
   * things by the figure, and none of them was named
   */
  async of(question: RankingQuestion, metric: FigureMetricName): Promise<Measured> {
    const { of, unit, words }: FigureMetric = figureMetrics[metric];
    if (of === 'item' && unit === 'people') throw peopleNotAdded();
    const accounts = await this.accounts.of(question);
    const ids = accounts.flatMap((account) => account.ids);
    const rows =
      of === 'account'
        ? await this.stocks(ids, metric, question)
        : await this.sumsOverPosts(ids, metric, question);
    const told = accounts.map((account) => toldOf(account, rows));
    const wanted = question.wish.definitionId ?? null;
    const definitionId = oneMeaning(
      told.flatMap(({ figures }) => figures),
      wanted,
    );
    const ranked: MeasuredRow[] = [];
    const unranked: Unranked[] = [];
    for (const { account, figures, posts } of told) {
      const { id, name, platform, organizationId, organizationName } = account;
      if (figures.length === 0) {
        unranked.push({ id, name, reason: reasonOf(account, of, posts) });
        continue;
      }
      const shown = of === 'account' ? newestOf(figures) : sumOf(figures, posts);
      ranked.push({ id, name, platform, organizationId, organizationName, ...shown });
    }
    const definition = figureDefinitions.find((candidate) => candidate.id === definitionId);
    const measure: RankingMeasure = {
      name: metric,
      unit,
      words: definition?.words ?? words,
      definitionId,
      ...noFormula,
    };
    return { measure, rows: ranked, unranked };
  }

  /** The last figure before the period ends. Plan: for each account the end of its part of `figure_snapshots_account`. */
  private stocks(
    ids: string[],
    metric: FigureMetricName,
    { period, wish }: RankingQuestion,
  ): Promise<FigureRow[]> {
    const earliest = Math.min(period.from.getTime(), period.to.getTime() - STOCK_DAYS * DAY_MS);
    return this.database.query<FigureRow>(
      `SELECT a.id AS "accountId", s.definition_id AS "definitionId", s.value, ARRAY[s.precision] AS precisions,
              0 AS posts, s.taken_at AS "takenAt"
       FROM unnest($1::uuid[]) AS a (id)
       CROSS JOIN LATERAL (
         SELECT s.* FROM figure_snapshots s
         WHERE s.channel_account_id = a.id AND s.publication_id IS NULL AND s.metric = $2
           AND s.taken_at >= $3 AND s.taken_at < $4 AND ($5::text IS NULL OR s.definition_id = $5)
           AND NOT EXISTS (SELECT FROM figure_snapshots c WHERE c.corrects_id = s.id)
         ORDER BY s.taken_at DESC LIMIT 1) s`,
      [ids, metric, new Date(earliest), period.to, wish.definitionId ?? null],
    );
  }

  /**
   * Of each post that went out in the period the last figure up to eight days after, as publishers of indices read them,
   * else the first one after that. Plan: posts by `publications_account_published_at`, the figures of each by
   * `figure_snapshots_publication`.
   */
  private sumsOverPosts(
    ids: string[],
    metric: FigureMetricName,
    { period, wish }: RankingQuestion,
  ): Promise<FigureRow[]> {
    return this.database.query<FigureRow>(
      `SELECT p.channel_account_id AS "accountId", s.definition_id AS "definitionId", coalesce(sum(s.value), 0) AS value,
              array_agg(DISTINCT s.precision) AS precisions, count(*)::int AS posts, NULL AS "takenAt"
       FROM publications p
       LEFT JOIN LATERAL (
         SELECT s.value, s.precision, s.definition_id FROM figure_snapshots s
         WHERE s.publication_id = p.id AND s.metric = $2 AND s.taken_at >= p.published_at
           AND ($5::text IS NULL OR s.definition_id = $5)
           AND NOT EXISTS (SELECT FROM figure_snapshots c WHERE c.corrects_id = s.id)
         ORDER BY s.taken_at > p.published_at + interval '8 days',
           CASE WHEN s.taken_at > p.published_at + interval '8 days' THEN s.taken_at - p.published_at
                ELSE p.published_at - s.taken_at END
         LIMIT 1) s ON true
       WHERE p.channel_account_id = ANY($1::uuid[]) AND p.published_at >= $3 AND p.published_at < $4
       GROUP BY p.channel_account_id, s.definition_id`,
      [ids, metric, period.from, period.to, wish.definitionId ?? null],
    );
  }
}

interface AccountTold {
  account: RankedAccount;
  figures: (FigureRow & ToldFigure)[];
  /** That went out in the period. */
  posts: number;
}

function toldOf(account: RankedAccount, rows: readonly FigureRow[]): AccountTold {
  const own = rows.filter(({ accountId }) => account.ids.includes(accountId));
  const figures = own.flatMap((row) =>
    row.definitionId === null ? [] : [{ ...row, definitionId: row.definitionId, platform: account.platform }],
  );
  return { account, figures, posts: own.reduce((sum, { posts }) => sum + posts, 0) };
}

function newestOf(figures: readonly FigureRow[]): Pick<MeasuredRow, 'value' | 'precision' | 'takenAt'> {
  const [newest] = [...figures].sort((one, other) => other.takenAt!.getTime() - one.takenAt!.getTime());
  return { value: Number(newest!.value), precision: vaguest(newest!.precisions), takenAt: newest!.takenAt! };
}

function sumOf(
  figures: readonly FigureRow[],
  posts: number,
): Pick<MeasuredRow, 'value' | 'precision' | 'posts' | 'postsWithFigure'> {
  return {
    value: figures.reduce((sum, { value }) => sum + Number(value), 0),
    precision: vaguest(figures.flatMap(({ precisions }) => precisions)),
    posts,
    postsWithFigure: figures.reduce((sum, figure) => sum + figure.posts, 0),
  };
}

function reasonOf({ isRetired }: RankedAccount, of: FigureMetric['of'], posts: number): Unranked['reason'] {
  if (isRetired) return 'retired';
  return of === 'item' && posts === 0 ? 'nothing_published' : 'no_figure';
}

function peopleNotAdded() {
  return ruleBroken(
    'people_not_added',
    '同一个人可能看过多条内容，人数不能相加，无法按账号排名；请改用次数，如 read_count。',
    'People of several posts overlap and are not added up, so accounts can not be ranked by them; take what counts times, e.g. read_count.',
  );
}
