import { Inject, Injectable } from '@nestjs/common';
import { DAY_MS } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { currentLiveRule } from '../domain/live-rule';
import { FigureFreshness } from '../figure-freshness';
import { sketchColumns } from '../persistence/figures.repository';
import type { DaySketch } from '../persistence/figures.repository';
import { VisitorUnions } from '../visitor-unions';

export interface PhaseFigures {
  /** Heartbeats as they came. */
  rawReports: number;
  /** Joins. */
  views: number;
  /** Null where nobody can tell now. */
  uniqueViewers: number | null;
  viewersWithoutId: number | null;
  /** Null: nobody came. */
  peakConcurrent: number | null;
  peakAt: Date | null;
  /** `rawReports = views + excluded`. */
  excluded: { reason: string; reports: number }[];
}

export interface LiveFigures {
  broadcastId: string;
  definitionId: string;
  asOf: Date;
  live: PhaseFigures;
  replay: PhaseFigures;
}

export type LiveListener = (figures: LiveFigures) => Promise<void>;

/** What was counted of live broadcasts on the own site. No permission is asked: the caller says who may know. */
@Injectable()
export class LiveViews {
  private readonly listeners: LiveListener[] = [];

  constructor(
    private readonly database: Database,
    private readonly unions: VisitorUnions,
    private readonly freshness: FigureFreshness,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Told of everything that was watched within the last day, some seconds old, again and again: it must bear repetition. */
  onCounted(listener: LiveListener): void {
    this.listeners.push(listener);
  }

  /** Plan: `live_minutes_minute`. */
  async tell(): Promise<void> {
    if (this.listeners.length === 0) return;
    const rows = await this.database.query<{ id: string }>(
      'SELECT DISTINCT broadcast_id AS id FROM live_minutes WHERE minute > $1 ORDER BY 1',
      [new Date(this.clock.now().getTime() - DAY_MS)],
    );
    for (const { id } of rows) {
      const figures = await this.of(id);
      for (const listener of this.listeners) await listener(figures);
    }
  }

  /** Plan: ranges of the primary keys of `media_counts`, `media_tallies`, `visitor_sketches` and `live_minutes`. */
  async of(broadcastId: string): Promise<LiveFigures> {
    const asOf = await this.freshness.asOf();
    return {
      broadcastId,
      definitionId: currentLiveRule.id,
      asOf,
      live: await this.ofPhase(broadcastId, 'live'),
      replay: await this.ofPhase(broadcastId, 'replay'),
    };
  }

  /** Viewers of each minute in which there was one, oldest first; at most two days of them. */
  minutesOf(broadcastId: string, phase: 'live' | 'replay'): Promise<{ minute: Date; viewers: number }[]> {
    return this.database.query(
      `SELECT minute, viewers FROM live_minutes WHERE broadcast_id = $1 AND phase = $2 AND rule = $3
       ORDER BY minute LIMIT 2880`,
      [broadcastId, phase, currentLiveRule.id],
    );
  }

  private async ofPhase(broadcastId: string, phase: string): Promise<PhaseFigures> {
    const parameters = [broadcastId, phase, currentLiveRule.id];
    const where = 'content_id = $1 AND surface = $2 AND rule = $3';
    const [[counts], tallies, sketches, [peak]] = await Promise.all([
      this.database.query<{ raw: string; counted: string }>(
        `SELECT coalesce(sum(raw), 0) AS raw, coalesce(sum(counted), 0) AS counted FROM media_counts WHERE ${where}`,
        parameters,
      ),
      this.database.query<{ reason: string; reports: string }>(
        `SELECT name AS reason, sum(amount) AS reports FROM media_tallies WHERE ${where} AND kind = 'excluded'
         GROUP BY 1 ORDER BY 2 DESC, 1`,
        parameters,
      ),
      this.database.query<DaySketch>(
        `SELECT ${sketchColumns} FROM visitor_sketches s WHERE ${where}`,
        parameters,
      ),
      this.database.query<{ minute: Date; viewers: number }>(
        `SELECT minute, viewers FROM live_minutes WHERE broadcast_id = $1 AND phase = $2 AND rule = $3
         ORDER BY viewers DESC, minute LIMIT 1`,
        parameters,
      ),
    ]);
    const views = Number(counts!.counted);
    // Whoever is there at once has come.
    const peakConcurrent = peak ? Math.min(peak.viewers, views) : null;
    const within = (estimate: number | null) =>
      estimate === null ? null : Math.min(views, Math.max(estimate, peakConcurrent ?? 0));
    const nameless = sketches.flatMap(({ withoutId, visitorsWithoutId }) =>
      withoutId ? [{ sketch: withoutId, visitors: visitorsWithoutId ?? 0 }] : [],
    );
    const uniqueViewers = within(await this.unions.count(sketches));
    const withoutId = await this.unions.count(nameless);
    return {
      rawReports: Number(counts!.raw),
      views,
      uniqueViewers,
      viewersWithoutId:
        withoutId === null || uniqueViewers === null ? null : Math.min(withoutId, uniqueViewers),
      peakConcurrent,
      peakAt: peak?.minute ?? null,
      excluded: tallies.map(({ reason, reports }) => ({ reason, reports: Number(reports) })),
    };
  }
}
