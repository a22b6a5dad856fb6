import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';
import { definitionOf } from './domain/figure-definitions';
import type { FigureMetricName } from './domain/figure-metrics';
import type { DayPeriod } from './domain/judge-period-figures';
import type { ParsedFigure } from './domain/parse-figure';
import type { PeriodOutcome } from './domain/period-outcome';
import { PeriodFiguresRepository } from './periods/period-figures.repository';
import type { JudgedDraft, PeriodDraft } from './periods/period-figures.repository';
import { FigureSnapshotEntity } from './persistence/figure-snapshot.entity';
import type { FigureSource } from './persistence/figure-snapshot.entity';
import { FigureSnapshotsRepository } from './persistence/figure-snapshots.repository';
import { snapshotOf } from './record-figures';

/** A figure of a table: of a moment, or of a stretch of days. */
export interface FigureDraft extends ParsedFigure {
  subject: { channelAccountId: string; publicationId: string | null; platform: string };
  metric: FigureMetricName;
  words: string;
  at: { takenAt: Date } | (DayPeriod & { batch: string });
}

/** What becomes, or became, of one. */
export interface FigureOutcome {
  outcome: PeriodOutcome;
  /** The row that stands there, written just now or found; null: nothing yet. */
  standsId: string | null;
  standsWords: string | null;
}

export interface ImportTaking {
  takenBy: string;
  recordedAt: Date;
}

type SnapshotKey = Pick<FigureSnapshotEntity, 'channelAccountId' | 'publicationId' | 'metric' | 'takenAt'>;

/** The door for tables: figures of both kinds, compared first and written later. Asks for no permission. */
@Injectable()
export class ImportedFigures {
  constructor(
    private readonly database: Database,
    private readonly snapshots: FigureSnapshotsRepository,
    private readonly periods: PeriodFiguresRepository,
  ) {}

  /** In the order given; writes nothing. What stands twice among the drafts themselves is compared, too. */
  async judge(manager: EntityManager, drafts: readonly FigureDraft[]): Promise<FigureOutcome[]> {
    const periods = await this.periods.judge(manager, drafts.flatMap(periodOf));
    const moments = await this.judgeMoments(manager, drafts);
    return drafts.map((draft) =>
      'takenAt' in draft.at ? moments.shift()! : periodOutcomeOf(periods.shift()!),
    );
  }

  /** Writes what is new; the rest is answered as by `judge`. In one transaction, moments before periods. */
  async write(
    manager: EntityManager,
    drafts: readonly FigureDraft[],
    taking: ImportTaking,
  ): Promise<FigureOutcome[]> {
    const by = { ...taking, source: 'import' as FigureSource };
    const judged = await this.judgeMoments(manager, drafts);
    const ofMoments = drafts.filter(({ at }) => 'takenAt' in at);
    const rows = ofMoments.map((draft) =>
      snapshotOf(draft.subject, draft, { ...by, takenAt: (draft.at as { takenAt: Date }).takenAt }),
    );
    const isNew = judged.map(({ outcome }) => outcome === 'new');
    const written = await this.snapshots.write(
      manager,
      rows.filter((_, index) => isNew[index]),
    );
    const moments = judged.map((found, index): FigureOutcome => {
      if (!isNew[index]) return found;
      const { outcome, stands } = written.shift()!;
      return {
        outcome: outcome === 'recorded' ? 'new' : outcome,
        standsId: stands.id,
        standsWords: stands.words,
      };
    });
    const periods = await this.periods.write(manager, drafts.flatMap(periodOf), by);
    return drafts.map((draft) =>
      'takenAt' in draft.at ? moments.shift()! : periodOutcomeOf(periods.shift()!),
    );
  }

  private async judgeMoments(
    manager: EntityManager,
    drafts: readonly FigureDraft[],
  ): Promise<FigureOutcome[]> {
    const keyed = drafts.flatMap((draft) => {
      const { subject, metric, at } = draft;
      return 'takenAt' in at ? [{ ...subject, metric, takenAt: at.takenAt, draft }] : [];
    });
    const there = await this.there(manager, keyed);
    return keyed.map(({ draft, ...key }) => {
      const name = keyOf(key);
      const found = there.get(name);
      if (!found) {
        // What comes again further down in the same table is compared with this one.
        const { value, precision, words } = draft;
        there.set(name, [{ id: null, correctsId: null, value, precision, words }]);
        return { outcome: 'new' as const, standsId: null, standsWords: null };
      }
      const corrected = new Set(found.map(({ correctsId }) => correctsId));
      const stands = found.find(({ id }) => id === null || !corrected.has(id))!;
      const isKnown = found.some((row) => row.value === draft.value && row.precision === draft.precision);
      return {
        outcome: isKnown ? ('known' as const) : ('differs' as const),
        standsId: stands.id,
        standsWords: stands.words,
      };
    });
  }

  /** Rows of the same subject, metric and moment. Plan: `figure_snapshots_publication`, `figure_snapshots_account`. */
  private async there(
    manager: EntityManager,
    keys: readonly SnapshotKey[],
  ): Promise<Map<string, TakenRow[]>> {
    const taken = new Map<string, TakenRow[]>();
    for (const isOfPosts of [true, false]) {
      const wanted = keys.filter(({ publicationId }) => (publicationId !== null) === isOfPosts);
      if (wanted.length === 0) continue;
      const rows = await this.database.query<SnapshotKey & TakenRow & { value: string }>(
        `SELECT s.id, s.corrects_id AS "correctsId", s.value, s.precision, s.words, s.metric, s.taken_at AS "takenAt",
           s.channel_account_id AS "channelAccountId", s.publication_id AS "publicationId"
         FROM unnest($1::uuid[], $2::text[], $3::timestamptz[]) AS k (subject, metric, taken_at)
         JOIN figure_snapshots s ON s.metric = k.metric AND s.taken_at = k.taken_at
           AND ${isOfPosts ? 's.publication_id = k.subject' : 's.publication_id IS NULL AND s.channel_account_id = k.subject'}
         ORDER BY s.recorded_at`,
        [
          wanted.map(({ publicationId, channelAccountId }) => publicationId ?? channelAccountId),
          wanted.map(({ metric }) => metric),
          wanted.map(({ takenAt }) => takenAt),
        ],
        manager,
      );
      for (const { value, ...row } of rows) {
        const found = taken.get(keyOf(row)) ?? [];
        if (!found.some(({ id }) => id === row.id))
          taken.set(keyOf(row), [...found, { ...row, value: Number(value) }]);
      }
    }
    return taken;
  }
}

interface TakenRow extends ParsedFigure {
  id: string | null;
  correctsId: string | null;
  words: string;
}

function periodOf({ subject, metric, words, value, precision, at }: FigureDraft): PeriodDraft[] {
  if ('takenAt' in at) return [];
  const { channelAccountId, publicationId, platform } = subject;
  const definitionId = definitionOf(platform, metric).id;
  return [{ channelAccountId, publicationId, definitionId, metric, words, value, precision, ...at }];
}

function periodOutcomeOf({ outcome, stands, written }: JudgedDraft): FigureOutcome {
  const row = written ?? stands;
  return { outcome, standsId: row?.id ?? null, standsWords: row?.words ?? null };
}

function keyOf({ channelAccountId, publicationId, metric, takenAt }: SnapshotKey): string {
  return [publicationId ?? channelAccountId, metric, takenAt.toISOString()].join(' ');
}
