import { Inject, Injectable } from '@nestjs/common';
import { fault, invalidInput, newId, ruleBroken } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import type { Actor } from '@haojiao/features/organizations';
import { definitionOf } from './domain/figure-definitions';
import { judgeFigures, judgeMoment } from './domain/judge-figures';
import type { JudgedFigure, WrittenDown } from './domain/judge-figures';
import { FigureSubjects } from './figure-subjects';
import type { FigureSubject, SubjectKind } from './figure-subjects';
import { FigureSnapshotEntity } from './persistence/figure-snapshot.entity';
import type { FigureSource } from './persistence/figure-snapshot.entity';
import { FigureSnapshotsRepository } from './persistence/figure-snapshots.repository';
import type { WrittenFigure } from './persistence/figure-snapshots.repository';

export interface TypedFigures {
  takenAt: Date;
  figures: WrittenDown[];
}

export interface Taking {
  takenAt: Date;
  takenBy: string | null;
  source: FigureSource;
  recordedAt: Date;
}

/** Somebody writes down what a platform shows. */
@Injectable()
export class RecordFigures {
  constructor(
    private readonly database: Database,
    private readonly subjects: FigureSubjects,
    private readonly snapshots: FigureSnapshotsRepository,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * All of them or none. What is there already is answered as `known`.
   * @throws AppError `invalid_input` with every fault, among them `figure_differs` for a moment at which another figure
   * stands: it is corrected by its own name; `publication_not_out`.
   */
  async typed(actor: Actor, kind: SubjectKind, id: string, typed: TypedFigures): Promise<WrittenFigure[]> {
    const subject = await this.subjects.require(actor, 'figure.record', kind, id);
    if (kind === 'publication' && !subject.publishedAt) throw notOut();
    const now = this.clock.now();
    const { judged, faults } = judgeFigures(typed.figures, kind === 'publication' ? 'item' : 'account');
    const moment = judgeMoment(typed.takenAt, now, subject.publishedAt);
    if (moment) faults.push(moment);
    if (faults.length > 0) throw invalidInput(faults);
    const taking: Taking = {
      takenAt: typed.takenAt,
      takenBy: actor.userId,
      source: 'typed',
      recordedAt: now,
    };
    return this.database.transaction(async (manager) => {
      const written = await this.snapshots.write(
        manager,
        judged.map((figure) => snapshotOf(subject, figure, taking)),
      );
      requireSame(written);
      const recorded = written.filter(({ outcome }) => outcome === 'recorded');
      if (recorded.length > 0) {
        await this.audit.record(manager, {
          actor: actor.audit,
          organizationId: subject.place.id,
          action: 'platform_figures.typed',
          objectType: kind,
          objectId: id,
          details: {
            takenAt: typed.takenAt.toISOString(),
            figures: Object.fromEntries(recorded.map(({ figure }) => [figure.metric, figure.words])),
          },
        });
      }
      return written;
    });
  }
}

export function snapshotOf(
  subject: Pick<FigureSubject, 'channelAccountId' | 'publicationId' | 'platform'>,
  { metric, words, value, precision }: JudgedFigure,
  taking: Taking,
): FigureSnapshotEntity {
  const { channelAccountId, publicationId, platform } = subject;
  const definitionId = definitionOf(platform, metric).id;
  return Object.assign(new FigureSnapshotEntity(), {
    id: newId(),
    ...{ channelAccountId, publicationId, metric, value, words, precision, definitionId },
    ...taking,
    correctsId: null,
    reason: null,
  });
}

function requireSame(written: WrittenFigure[]): void {
  const faults = written.flatMap(({ outcome, stands }, index) =>
    outcome === 'differs'
      ? fault(
          `figures.${index}.value`,
          'figure_differs',
          `这一时刻已记录为“${stands.words}”，有误请更正 platform-figures/${stands.id}。`,
          `“${stands.words}” stands for this moment; if it is wrong, correct platform-figures/${stands.id}.`,
        )
      : [],
  );
  if (faults.length > 0) throw invalidInput(faults);
}

export function notOut() {
  return ruleBroken(
    'publication_not_out',
    '这篇还没有在该平台发布，没有数字可记。',
    'It has not gone out on this platform: it has no figures yet.',
  );
}
