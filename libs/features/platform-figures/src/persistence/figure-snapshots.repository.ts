import { Injectable } from '@nestjs/common';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';
import type { FigureMetricName } from '../domain/figure-metrics';
import { FigureSnapshotEntity } from './figure-snapshot.entity';

export interface WrittenFigure {
  figure: FigureSnapshotEntity;
  /**
   * `known`: the same figure was there for this account, item, metric and time, and nothing was written; `differs`:
   * another one was, and nothing was written either.
   */
  outcome: 'recorded' | 'known' | 'differs';
  /** The row that stands for that moment: the one given when it was recorded, else the one found. */
  stands: FigureSnapshotEntity;
}

/** PostgreSQL takes 65,535 parameters a statement; a row has fourteen. */
const ROWS_A_STATEMENT = 1_000;

/** One publication, or an account itself. */
export interface FiguresOf {
  channelAccountId: string;
  publicationId: string | null;
}

@Injectable()
export class FigureSnapshotsRepository {
  constructor(private readonly database: Database) {}

  /**
   * Writes what is new; what is there for the same account, item, metric and time is compared, never changed. Answers
   * in the order given. Rows go in in the order of `figure_snapshots_once`: two who write the same figures at once in
   * two orders would wait for each other.
   */
  async write(manager: EntityManager, figures: FigureSnapshotEntity[]): Promise<WrittenFigure[]> {
    if (figures.length === 0) return [];
    const recorded = new Set<string>();
    const ordered = [...figures].sort(byUniqueKey);
    for (let from = 0; from < ordered.length; from += ROWS_A_STATEMENT) {
      const answer = await manager
        .createQueryBuilder()
        .insert()
        .into(FigureSnapshotEntity)
        .values(ordered.slice(from, from + ROWS_A_STATEMENT))
        .orIgnore()
        .returning(['id'])
        // The rows that come back are fewer: they must not be laid over the ones given, place by place.
        .updateEntity(false)
        .execute();
      for (const { id } of answer.raw as { id: string }[]) recorded.add(id);
    }
    const written: WrittenFigure[] = [];
    for (const figure of figures) {
      if (recorded.has(figure.id)) written.push({ figure, outcome: 'recorded', stands: figure });
      else written.push(await this.compare(manager, figure));
    }
    return written;
  }

  /**
   * What stands of one publication or account, oldest first, corrections in place of what they correct. Plan: index
   * `figure_snapshots_publication` or `figure_snapshots_account`, and for each row a look into
   * `figure_snapshots_corrected_once`.
   */
  async standing(
    { channelAccountId, publicationId }: FiguresOf,
    from: Date,
    to: Date,
    metrics: readonly FigureMetricName[] | null,
  ): Promise<FigureSnapshotEntity[]> {
    const query = this.notCorrected(to).andWhere('s.takenAt >= :from', { from });
    this.narrow(query, { channelAccountId, publicationId }, metrics);
    return query.getMany();
  }

  /**
   * Of each metric and definition what stood last before a moment. Plan: the same index, backwards from that moment.
   */
  async standingBefore(
    { channelAccountId, publicationId }: FiguresOf,
    moment: Date,
    metrics: readonly FigureMetricName[] | null,
  ): Promise<FigureSnapshotEntity[]> {
    const query = this.notCorrected(moment)
      .distinctOn(['s.metric', 's.definitionId'])
      .orderBy('s.metric')
      .addOrderBy('s.definitionId')
      .addOrderBy('s.takenAt', 'DESC');
    this.narrow(query, { channelAccountId, publicationId }, metrics);
    return query.getMany();
  }

  /** The same of several publications, from when each went out. Plan: as of one, once for each of them. */
  async standingOfPublications(publicationIds: readonly string[], to: Date): Promise<FigureSnapshotEntity[]> {
    if (publicationIds.length === 0) return [];
    return this.notCorrected(to)
      .andWhere('s.publicationId = ANY(CAST(:publicationIds AS uuid[]))', { publicationIds })
      .andWhere(
        'EXISTS (SELECT 1 FROM publications p WHERE p.id = s.publication_id AND p.published_at <= s.taken_at)',
      )
      .getMany();
  }

  find(id: string, manager: EntityManager): Promise<FigureSnapshotEntity | null> {
    return manager.findOneBy(FigureSnapshotEntity, { id });
  }

  correctionOf(id: string, manager: EntityManager): Promise<FigureSnapshotEntity | null> {
    return manager.findOneBy(FigureSnapshotEntity, { correctsId: id });
  }

  private narrow(
    query: SelectQueryBuilder<FigureSnapshotEntity>,
    { channelAccountId, publicationId }: FiguresOf,
    metrics: readonly FigureMetricName[] | null,
  ): void {
    if (publicationId) query.andWhere('s.publicationId = :publicationId', { publicationId });
    else
      query.andWhere('s.publicationId IS NULL AND s.channelAccountId = :channelAccountId', {
        channelAccountId,
      });
    if (metrics) query.andWhere('s.metric IN (:...metrics)', { metrics });
  }

  private notCorrected(to: Date): SelectQueryBuilder<FigureSnapshotEntity> {
    return this.database.manager
      .createQueryBuilder(FigureSnapshotEntity, 's')
      .where('s.takenAt < :to', { to })
      .andWhere('NOT EXISTS (SELECT 1 FROM figure_snapshots c WHERE c.corrects_id = s.id)')
      .orderBy('s.metric')
      .addOrderBy('s.takenAt');
  }

  private async compare(manager: EntityManager, figure: FigureSnapshotEntity): Promise<WrittenFigure> {
    const { channelAccountId, publicationId, metric, takenAt } = figure;
    const there = await manager
      .createQueryBuilder(FigureSnapshotEntity, 's')
      .where('s.channelAccountId = :channelAccountId AND s.metric = :metric AND s.takenAt = :takenAt', {
        channelAccountId,
        metric,
        takenAt,
      })
      .andWhere('s.publicationId IS NOT DISTINCT FROM :publicationId', { publicationId })
      .getMany();
    const corrected = new Set(there.map(({ correctsId }) => correctsId));
    const stands = there.find(({ id }) => !corrected.has(id))!;
    // A report that a person corrected since may come again as it was. A platform that goes back to what it said before
    // means it.
    const compared = figure.source === 'api' && stands.source === 'api' ? [stands] : there;
    const isKnown = compared.some((row) => row.value === figure.value && row.precision === figure.precision);
    return { figure, outcome: isKnown ? 'known' : 'differs', stands };
  }
}

function byUniqueKey(one: FigureSnapshotEntity, other: FigureSnapshotEntity): number {
  const [key, otherKey] = [uniqueKeyOf(one), uniqueKeyOf(other)];
  if (key === otherKey) return 0;
  return key < otherKey ? -1 : 1;
}

function uniqueKeyOf({ channelAccountId, publicationId, metric, takenAt }: FigureSnapshotEntity): string {
  return [channelAccountId, publicationId ?? '', metric, takenAt.toISOString()].join(' ');
}
