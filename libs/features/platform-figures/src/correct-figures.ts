import { Inject, Injectable } from '@nestjs/common';
import { invalidInput, newId, notFound, ruleBroken } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database, brokenConstraint } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import type { Action, Actor } from '@haojiao/features/organizations';
import { isFigureFault, parseFigure } from './domain/parse-figure';
import { FigureSubjects } from './figure-subjects';
import type { FigureSubject } from './figure-subjects';
import { FigureSnapshotEntity } from './persistence/figure-snapshot.entity';
import { FigureSnapshotsRepository } from './persistence/figure-snapshots.repository';

export interface FigureRow {
  snapshot: FigureSnapshotEntity;
  /** The row that stands in its place. */
  correctedById: string | null;
}

/** A figure that was read or written wrongly: a new row names the old one, and both stay. */
@Injectable()
export class CorrectFigures {
  constructor(
    private readonly database: Database,
    private readonly subjects: FigureSubjects,
    private readonly snapshots: FigureSnapshotsRepository,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AppError `platform_figure_not_found`, `not_allowed` */
  async get(actor: Actor, id: string): Promise<FigureRow> {
    const { snapshot } = await this.require(actor, 'analytics.read', id);
    const correction = await this.snapshots.correctionOf(id, this.database.manager);
    return { snapshot, correctedById: correction?.id ?? null };
  }

  /** @throws AppError `platform_figure_not_found`, `not_allowed`, `invalid_input`, `figure_corrected_already` */
  async correct(
    actor: Actor,
    id: string,
    { words, reason }: { words: string; reason: string },
  ): Promise<FigureSnapshotEntity> {
    const { snapshot: old, subject } = await this.require(actor, 'figure.record', id);
    const reading = parseFigure(words);
    if (isFigureFault(reading)) throw invalidInput([{ path: 'value', ...reading }]);
    try {
      return await this.database.transaction(async (manager) => {
        const row = Object.assign(new FigureSnapshotEntity(), old, reading, {
          id: newId(),
          words,
          source: 'typed',
          takenBy: actor.userId,
          correctsId: old.id,
          reason,
          recordedAt: this.clock.now(),
        });
        await manager.insert(FigureSnapshotEntity, row);
        await this.audit.record(manager, {
          actor: actor.audit,
          organizationId: subject.place.id,
          action: 'platform_figures.corrected',
          objectType: subject.kind,
          objectId: old.publicationId ?? old.channelAccountId,
          details: {
            metric: old.metric,
            takenAt: old.takenAt.toISOString(),
            from: old.words,
            to: words,
            reason,
          },
        });
        return row;
      });
    } catch (error) {
      if (brokenConstraint(error) !== 'figure_snapshots_corrected_once') throw error;
      const stands = await this.snapshots.correctionOf(id, this.database.manager);
      throw ruleBroken(
        'figure_corrected_already',
        `这一数字已更正为“${stands!.words}”，请更正那一条（${stands!.id}）。`,
        `It was corrected to “${stands!.words}” already; correct that one (${stands!.id}).`,
        { extra: { correctedById: stands!.id } },
      );
    }
  }

  private async require(
    actor: Actor,
    action: Action,
    id: string,
  ): Promise<{ snapshot: FigureSnapshotEntity; subject: FigureSubject }> {
    const unknown = notFound('platform_figure', '没有这个数字。', 'There is no such figure.');
    const snapshot = await this.snapshots.find(id, this.database.manager);
    if (!snapshot) throw unknown;
    const subject = await this.subjects.of(snapshot);
    actor.require(action, subject.place, {
      read: 'analytics.read',
      noun: 'platform_figure',
      ...unknown.detail,
    });
    return { snapshot, subject };
  }
}
