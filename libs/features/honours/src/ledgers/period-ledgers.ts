import { Injectable } from '@nestjs/common';
import { fault, invalidInput } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import type { Actor } from '@haojiao/features/organizations';
import { AssessmentYearsService, PeriodScores, ScoringAccess } from '@haojiao/features/scoring';
import type { PersonRow, UnitRow } from '@haojiao/features/scoring';

export interface LedgerWish {
  assessmentYearId: string;
  /** Code of a class; absent: every unit below the issuer, each by the rules of its class. */
  unitClass?: string;
  /** `YYYY-MM-DD`, both days belong to it; default the whole year. They may lie outside of it. */
  from?: string;
  to?: string;
}

export interface PeriodLedger<Row> {
  assessmentYearId: string;
  from: string;
  to: string;
  /** Names of the units that rows mention. */
  unitNames: Map<string, string>;
  rows: Row[];
}

const thing = {
  noun: 'assessment_year',
  zh: '没有这个考核年度。',
  en: 'There is no such assessment year.',
} as const;

/** 台账: who has what in any period, by the facts as they are today. What was issued stands in bulletins. */
@Injectable()
export class PeriodLedgers {
  constructor(
    private readonly database: Database,
    private readonly years: AssessmentYearsService,
    private readonly access: ScoringAccess,
    private readonly scores: PeriodScores,
  ) {}

  /** Every unit, also those that sent nothing. @throws AppError `assessment_year_not_found`, `not_allowed`, `invalid_input` */
  async units(actor: Actor, wish: LedgerWish): Promise<PeriodLedger<UnitRow>> {
    const { score, ...ledger } = await this.read(actor, wish);
    return { ...ledger, rows: score.units };
  }

  /** Everybody who is named in a report that counts in the period. @throws AppError as `units` */
  async persons(actor: Actor, wish: LedgerWish): Promise<PeriodLedger<PersonRow>> {
    const { score, ...ledger } = await this.read(actor, wish);
    return { ...ledger, rows: score.persons };
  }

  private async read(actor: Actor, { assessmentYearId, unitClass, from, to }: LedgerWish) {
    const year = await this.years.get(actor, assessmentYearId);
    await this.access.require(actor, 'submission.read', year.organizationId, thing);
    const period = { from: from ?? year.startsOn, to: to ?? year.endsOn };
    if (period.from > period.to) throw endsBeforeItBegins();
    const { score } = await this.scores.of(year, unitClass ?? null, period, null);
    const ids = [
      ...score.units.map(({ organizationId }) => organizationId),
      ...score.persons.flatMap(({ organizationId }) => organizationId ?? []),
    ];
    return { assessmentYearId, ...period, unitNames: await this.names(ids), score };
  }

  private async names(ids: string[]): Promise<Map<string, string>> {
    const rows = await this.database.query<{ id: string; name: string }>(
      'SELECT id, name FROM organizations WHERE id = ANY($1::uuid[])',
      [[...new Set(ids)]],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}

function endsBeforeItBegins() {
  return invalidInput([
    fault('to', 'not_after_start', '截止日不能早于起始日。', 'It must not end before it begins.'),
  ]);
}
