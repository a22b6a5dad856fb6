import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { figureMetrics, metricOf } from './domain/figure-metrics';
import type { FigureMetricName } from './domain/figure-metrics';
import { isFigureFault, parseFigure } from './domain/parse-figure';
import { FigureSnapshotEntity } from './persistence/figure-snapshot.entity';
import { FigureSnapshotsRepository } from './persistence/figure-snapshots.repository';
import type { WrittenFigure } from './persistence/figure-snapshots.repository';
import { snapshotOf } from './record-figures';

/** A figure as a platform told it by interface. */
export interface CollectedFigure {
  channelAccountId: string;
  /** Null: of the account itself. */
  publicationId: string | null;
  platform: string;
  metric: string;
  words: string;
  takenAt: Date;
}

export interface CollectedCounts {
  recorded: number;
  /** The same figure was there. */
  known: number;
  /** The platform tells another figure for a day that it told before: a new row stands in the old one's place. */
  corrected: number;
  /** A person wrote another figure for that moment, which stands. */
  overruled: number;
  /** Neither a figure nor of a moment that has been. */
  unreadable: number;
}

const LATER_WORD = '平台后来对这一时刻给出了不同的数字（told otherwise by the platform later）';

/** Writes down what platforms told by interface: source `api`, by nobody. */
@Injectable()
export class RecordCollected {
  constructor(
    private readonly snapshots: FigureSnapshotsRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** In the caller's transaction: with it, they are all there or none. */
  async write(manager: EntityManager, figures: readonly CollectedFigure[]): Promise<CollectedCounts> {
    const now = this.clock.now();
    const rows = figures.flatMap((figure) => this.rowOf(figure, now));
    const written = await this.snapshots.write(manager, rows);
    const counts: CollectedCounts = {
      ...{ recorded: 0, known: 0, corrected: 0, overruled: 0 },
      unreadable: figures.length - rows.length,
    };
    for (const { outcome, figure, stands } of written) {
      if (outcome !== 'differs') counts[outcome] += 1;
      else if (stands.source !== 'api') counts.overruled += 1;
      else counts[await this.correct(manager, figure, stands)] += 1;
    }
    return counts;
  }

  private rowOf(figure: CollectedFigure, now: Date): FigureSnapshotEntity[] {
    const { channelAccountId, publicationId, platform, metric, words, takenAt } = figure;
    if (!isMetric(metric) || metricOf(metric).of !== (publicationId ? 'item' : 'account')) return [];
    const reading = parseFigure(words);
    if (isFigureFault(reading) || !(takenAt <= now)) return [];
    return [
      snapshotOf(
        { channelAccountId, publicationId, platform },
        { metric, words, ...reading },
        { takenAt, takenBy: null, source: 'api', recordedAt: now },
      ),
    ];
  }

  private async correct(
    manager: EntityManager,
    figure: FigureSnapshotEntity,
    stands: WrittenFigure['stands'],
  ): Promise<'corrected' | 'overruled'> {
    const row = Object.assign(new FigureSnapshotEntity(), figure, {
      id: newId(),
      correctsId: stands.id,
      reason: LATER_WORD,
    });
    // Somebody may correct the same row at this moment: theirs stands.
    const { raw } = (await manager
      .createQueryBuilder()
      .insert()
      .into(FigureSnapshotEntity)
      .values(row)
      .orIgnore()
      .returning(['id'])
      .updateEntity(false)
      .execute()) as { raw: unknown[] };
    return raw.length > 0 ? 'corrected' : 'overruled';
  }
}

function isMetric(name: string): name is FigureMetricName {
  return Object.hasOwn(figureMetrics, name);
}
