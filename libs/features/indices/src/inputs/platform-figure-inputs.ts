import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { figureMetrics } from '@haojiao/features/platform-figures';
import type { FigureMetric } from '@haojiao/features/platform-figures';
import type { FormulaInput } from '../domain/formula';
import { gatherItems, gatherStock } from '../domain/gathered-figures';
import type { Gathered, ItemFigure, ShownFigure } from '../domain/gathered-figures';
import { InputSources } from './input-sources';
import type { FoundInputs, InputQuestion } from './input-sources';

/** Figures of a post when it was a week old, as publishers take them; a day more for platforms that tell a day late. */
const SETTLED = '8 days';
/** How old a stock may be at the turn of a period, and how late it may be read. */
const STOCK_BEFORE = '7 days';
const STOCK_AFTER = '1 day';

/** A new followers' count is no figure of a platform's: it is the change of the stock. */
const stockOf = (measure: string): string => (measure === 'new_followers' ? 'followers' : measure);

const shownColumns = `s.value::float8 AS value, s.precision, s.definition_id AS "definitionId", s.taken_at AS "takenAt"`;
const stands = 'NOT EXISTS (SELECT 1 FROM figure_snapshots c WHERE c.corrects_id = s.id)';

interface ItemRow extends Omit<ItemFigure, 'shown'>, Partial<ShownFigure> {}

/** What platforms showed of the posts that went out in a period, and of the account at its turns. */
@Injectable()
export class PlatformFigureInputs implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly sources: InputSources,
  ) {}

  onModuleInit(): void {
    this.sources.add((question) => this.find(question));
  }

  private async find({ channelAccountId, period, wanted }: InputQuestion): Promise<FoundInputs> {
    const found: FoundInputs = { inputs: new Map(), gaps: new Map() };
    const keep = (input: FormulaInput, gathered: Gathered) => {
      if ('gap' in gathered) found.gaps.set(input.name, gathered.gap);
      else found.inputs.set(input.name, gathered.input);
    };
    const ofItems = wanted.filter((input) => input.kind === 'count' && metricOf(input)?.of === 'item');
    if (ofItems.length > 0) {
      const measures = [...new Set(ofItems.map(({ measure }) => measure!))];
      const figures = await this.ofItems(channelAccountId, period, measures);
      for (const input of ofItems) keep(input, gatherItems(input, metricOf(input)!.unit, figures));
    }
    const stocks = wanted.filter(
      (input) => (input.kind === 'stock' || input.kind === 'change') && metricOf(input)?.kind === 'stock',
    );
    for (const input of stocks) {
      const metric = stockOf(input.measure!);
      const begin =
        input.kind === 'change' ? await this.stock(channelAccountId, metric, period.from, 0) : null;
      keep(input, gatherStock(input, begin, await this.stock(channelAccountId, metric, period.to, 1)));
    }
    return found;
  }

  /**
   * One row for each post of the period and each measure: the last figure until the post had settled, else the first
   * one after. Plan: index `publications_account_published_at`, and for each row one look into
   * `figure_snapshots_publication`.
   */
  private async ofItems(
    channelAccountId: string,
    { from, to }: { from: string; to: string },
    measures: string[],
  ): Promise<ItemFigure[]> {
    const rows = await this.database.query<ItemRow>(
      `SELECT m.measure, p.slot = 1 AS "isLead", f.*
       FROM publications p
       CROSS JOIN unnest($4::text[]) AS m(measure)
       LEFT JOIN LATERAL (
         SELECT ${shownColumns} FROM figure_snapshots s
         WHERE s.publication_id = p.id AND s.metric = m.measure AND ${stands}
         ORDER BY s.taken_at > p.published_at + interval '${SETTLED}',
           abs(extract(epoch FROM s.taken_at - (p.published_at + interval '${SETTLED}')))
         LIMIT 1
       ) f ON true
       WHERE p.channel_account_id = $1 AND p.published_at IS NOT NULL
         AND p.published_at >= ($2::date)::timestamp AT TIME ZONE 'Asia/Shanghai'
         AND p.published_at < ($3::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'`,
      [channelAccountId, from, to, measures],
    );
    return rows.map(({ measure, isLead, value, precision, definitionId, takenAt }) => ({
      ...{ measure, isLead },
      shown:
        value === undefined || value === null
          ? null
          : { value, precision: precision!, definitionId: definitionId!, takenAt: takenAt! },
    }));
  }

  /** At the midnight before a day (`after` 0) or behind it (1). Plan: index `figure_snapshots_account`. */
  private async stock(
    channelAccountId: string,
    metric: string,
    day: string,
    after: 0 | 1,
  ): Promise<ShownFigure | null> {
    const [row] = await this.database.query<ShownFigure>(
      `SELECT ${shownColumns}
       FROM figure_snapshots s,
         LATERAL (SELECT ($3::date + $4::integer)::timestamp AT TIME ZONE 'Asia/Shanghai' AS turn) t
       WHERE s.channel_account_id = $1 AND s.publication_id IS NULL AND s.metric = $2 AND ${stands}
         AND s.taken_at >= t.turn - interval '${STOCK_BEFORE}' AND s.taken_at < t.turn + interval '${STOCK_AFTER}'
       ORDER BY s.taken_at DESC LIMIT 1`,
      [channelAccountId, metric, day, after],
    );
    return row ?? null;
  }
}

function metricOf({ measure }: FormulaInput): FigureMetric | undefined {
  const metrics: Record<string, FigureMetric | undefined> = figureMetrics;
  return measure === null ? undefined : metrics[stockOf(measure)];
}
