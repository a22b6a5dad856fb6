import { Injectable } from '@nestjs/common';
import { notFound } from '@haojiao/kernel';
import type { Actor } from '@haojiao/features/organizations';
import { whyIncomparable } from '../domain/comparison';
import type { PeriodKind } from '../domain/index-period';
import { IndexSubjects, wishFaults } from './index-subjects';
import type { SubjectWish } from './index-subjects';
import type { IndexValueEntity, ValueOrigin } from './index-value.entity';
import { IndexValues } from './index-values';
import { requireSound } from './period-rules';

export interface SeriesWish extends SubjectWish {
  indexCode?: string;
  periodKind: PeriodKind;
  /** Periods wholly within these days. */
  from: string;
  to: string;
}

/** Values that may stand in one line: one formula version, one origin and publisher. */
export interface IndexSeries {
  formulaId: string;
  indexCode: string;
  origin: ValueOrigin;
  source: string | null;
  /** In the order of the periods, the newest of each. */
  values: IndexValueEntity[];
}

/** The indices of one account or unit over time, versions apart. */
@Injectable()
export class ReadIndexSeries {
  constructor(
    private readonly subjects: IndexSubjects,
    private readonly values: IndexValues,
  ) {}

  /** @throws AppError `index_subject_not_found`, `invalid_input` */
  async read(actor: Actor, wish: SeriesWish): Promise<IndexSeries[]> {
    requireSound(wishFaults(wish, ''));
    const [subject] = await this.subjects.find(actor, [wish]);
    const place = subject && { id: subject.organizationId, path: subject.path };
    if (!place || !actor.can('analytics.read', place)) {
      throw notFound('index_subject', '没有这个账号或单位。', 'There is no such account or unit.');
    }
    const { organizationId, channelAccountId } = subject;
    const { indexCode = null, periodKind, from, to } = wish;
    const period = { indexCode, periodKind, from, to };
    return linesOf(await this.values.series({ organizationId, channelAccountId, ...period }));
  }
}

/** Puts each value at the end of the first line in which it may stand. */
function linesOf(values: IndexValueEntity[]): IndexSeries[] {
  const lines: IndexSeries[] = [];
  for (const value of values) {
    const { formulaId, indexCode, origin, source } = value;
    const line = lines.find(
      (candidate) =>
        candidate.origin === origin &&
        candidate.source === source &&
        whyIncomparable([...candidate.values, value]) === null,
    );
    if (line) line.values.push(value);
    else lines.push({ formulaId, indexCode, origin, source, values: [value] });
  }
  return lines.sort((one, other) => one.formulaId.localeCompare(other.formulaId));
}
