import { Inject, Injectable } from '@nestjs/common';
import { fault, invalidInput } from '@haojiao/kernel';
import type { Clock, Fault } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import type { Actor } from '@haojiao/features/organizations';
import { definitionOf } from '../domain/figure-definitions';
import { judgePeriodFigure } from '../domain/judge-period-figures';
import type { PeriodBounds, WrittenPeriod } from '../domain/judge-period-figures';
import { localDay } from '../domain/local-days';
import { FigureSubjects } from '../figure-subjects';
import type { FigureSubject, SubjectKind } from '../figure-subjects';
import { notOut } from '../record-figures';
import { PeriodFiguresRepository } from './period-figures.repository';
import type { JudgedDraft, PeriodDraft, StandingPeriod } from './period-figures.repository';

/** Somebody writes down what a platform or a report tells of a stretch of time. */
@Injectable()
export class RecordPeriodFigures {
  constructor(
    private readonly database: Database,
    private readonly subjects: FigureSubjects,
    private readonly periods: PeriodFiguresRepository,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * All of them or none. What is there already is answered as `known`.
   * @throws AppError `invalid_input` with every fault, among them `figure_differs` and `period_overlaps`;
   * `publication_not_out`
   */
  async typed(
    actor: Actor,
    kind: SubjectKind,
    id: string,
    figures: readonly WrittenPeriod[],
  ): Promise<JudgedDraft[]> {
    const subject = await this.subjects.require(actor, 'figure.record', kind, id);
    if (kind === 'publication' && !subject.publishedAt) throw notOut();
    const now = this.clock.now();
    const drafts = draftsOf(subject, figures, boundsOf(subject, now));
    return this.database.transaction(async (manager) => {
      const written = await this.periods.write(manager, drafts, {
        takenBy: actor.userId,
        source: 'typed',
        recordedAt: now,
      });
      requireFree(written);
      const rows = written.filter((one) => one.written !== null);
      if (rows.length > 0) {
        await this.audit.record(manager, {
          actor: actor.audit,
          organizationId: subject.place.id,
          action: 'period_figures.typed',
          objectType: kind,
          objectId: id,
          details: {
            figures: rows.map(({ draft: { metric, fromDay, toDay, batch, words } }) => ({
              ...{ metric, fromDay, toDay, batch, words },
            })),
          },
        });
      }
      return written;
    });
  }
}

export function boundsOf({ timeZone, publishedAt }: FigureSubject, now: Date): PeriodBounds {
  return {
    today: localDay(now, timeZone),
    publishedOn: publishedAt && localDay(publishedAt, timeZone),
  };
}

export function overlapFault(path: string, stands: StandingPeriod): Fault {
  const at = `${stands.fromDay}–${stands.toDay}`;
  const correct = stands.id === null ? '' : `（period-figures/${stands.id}）`;
  return fault(
    path,
    'period_overlaps',
    `与已记录的 ${at} “${stands.words}”${correct}有重叠的日子，同一天不能计两次。`,
    `It shares days with ${at} “${stands.words}”${correct}; a day does not count twice.`,
  );
}

function draftsOf(
  subject: FigureSubject,
  figures: readonly WrittenPeriod[],
  bounds: PeriodBounds,
): PeriodDraft[] {
  const { channelAccountId, publicationId, platform } = subject;
  const faults: Fault[] = [];
  const drafts = figures.flatMap((figure, index) => {
    const path = `figures.${index}`;
    const { judged, faults: own } = judgePeriodFigure(figure, bounds, path);
    faults.push(...own);
    if (figure.batch !== '' && publicationId === null) faults.push(batchOfAccount(`${path}.batch`));
    const definitionId = definitionOf(platform, figure.metric).id;
    return judged ? [{ channelAccountId, publicationId, definitionId, ...judged }] : [];
  });
  if (faults.length > 0) throw invalidInput(faults);
  return drafts;
}

function requireFree(judged: readonly JudgedDraft[]): void {
  const faults = judged.flatMap(({ outcome, stands }, index) => {
    const path = `figures.${index}`;
    if (outcome === 'overlaps') return overlapFault(`${path}.from`, stands!);
    if (outcome !== 'differs') return [];
    return fault(
      `${path}.value`,
      'figure_differs',
      `这段时间已记录为“${stands!.words}”，有误请更正 period-figures/${stands!.id}。`,
      `“${stands!.words}” stands for this period; if it is wrong, correct period-figures/${stands!.id}.`,
    );
  });
  if (faults.length > 0) throw invalidInput(faults);
}

function batchOfAccount(path: string): Fault {
  return fault(
    path,
    'batch_of_account',
    '批次只用于单篇作品的数字，账号的时段数字不分批次。',
    'Batches are parts of one post; figures of an account have none.',
  );
}
