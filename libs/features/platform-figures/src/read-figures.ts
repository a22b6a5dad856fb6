import { Inject, Injectable } from '@nestjs/common';
import { DAY_MS, fault, invalidInput } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import type { Actor } from '@haojiao/features/organizations';
import { flagDecreases } from './domain/decreases';
import type { FigureMetricName } from './domain/figure-metrics';
import { FigureSubjects } from './figure-subjects';
import type { FigureSubject, SubjectKind } from './figure-subjects';
import type { FigureSnapshotEntity } from './persistence/figure-snapshot.entity';
import { FigureSnapshotsRepository } from './persistence/figure-snapshots.repository';

/** Half-open: `from <= takenAt < to`. */
export interface FiguresWish {
  from?: Date;
  to?: Date;
  metrics?: FigureMetricName[];
}

export type FigurePoint = FigureSnapshotEntity & { decrease?: number };

/** One metric by one definition, oldest first. */
export interface FigureSeries {
  metric: FigureMetricName;
  definitionId: string;
  points: FigurePoint[];
}

export interface SubjectFigures {
  subject: FigureSubject;
  from: Date;
  to: Date;
  series: FigureSeries[];
}

const LONGEST_DAYS = 400;
const DEFAULT_DAYS = 90;

/** What stands of one post or account: its series of dated snapshots. */
@Injectable()
export class ReadFigures {
  constructor(
    private readonly subjects: FigureSubjects,
    private readonly snapshots: FigureSnapshotsRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AppError `publication_not_found`, `channel_account_not_found`, `not_allowed`, `invalid_input` */
  async of(actor: Actor, kind: SubjectKind, id: string, wish: FiguresWish): Promise<SubjectFigures> {
    const subject = await this.subjects.require(actor, 'analytics.read', kind, id);
    const to = wish.to ?? new Date(this.clock.now().getTime() + 1);
    const from = wish.from ?? new Date(to.getTime() - DEFAULT_DAYS * DAY_MS);
    requirePeriod(from, to);
    const rows = await this.snapshots.standing(subject, from, to, wish.metrics ?? null);
    const before = await this.snapshots.standingBefore(subject, from, wish.metrics ?? null);
    return { subject, from, to, series: seriesOf(rows, before) };
  }
}

/**
 * Rows in order of metric and time, by metric and definition: figures of two definitions are never one line.
 * @param before what stood last before the rows: the first of a line may be below it
 */
export function seriesOf(
  rows: FigureSnapshotEntity[],
  before: readonly FigureSnapshotEntity[] = [],
): FigureSeries[] {
  const lines = new Map<string, FigureSnapshotEntity[]>();
  for (const row of rows) lines.set(lineOf(row), [...(lines.get(lineOf(row)) ?? []), row]);
  const lastBefore = new Map(before.map((row) => [lineOf(row), row]));
  return [...lines].map(([line, points]) => {
    const earlier = lastBefore.get(line);
    const flagged = flagDecreases(earlier ? [earlier, ...points] : points);
    return {
      metric: points[0]!.metric,
      definitionId: points[0]!.definitionId,
      points: earlier ? flagged.slice(1) : flagged,
    };
  });
}

function lineOf({ metric, definitionId }: FigureSnapshotEntity): string {
  return `${metric} ${definitionId}`;
}

function requirePeriod(from: Date, to: Date): void {
  if (from >= to) {
    throw invalidInput([
      fault(
        'from',
        'from_not_before_to',
        '开始时间应早于结束时间。',
        'The beginning must be before the end.',
      ),
    ]);
  }
  if (to.getTime() - from.getTime() > LONGEST_DAYS * DAY_MS) {
    throw invalidInput([
      fault(
        'from',
        'period_too_long',
        `时间范围最多 ${LONGEST_DAYS} 天。`,
        `The period is at most ${LONGEST_DAYS} days.`,
      ),
    ]);
  }
}
