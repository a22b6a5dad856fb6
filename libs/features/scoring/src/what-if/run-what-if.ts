import { Injectable } from '@nestjs/common';
import { fault, invalidInput } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import type { Actor } from '@haojiao/features/organizations';
import { addMonths, schemeFaults, scorePeriod } from '../domain';
import type { Period, PeriodScore, SchemeDocument, SchemeVersion, UnitRow } from '../domain';
import { PeriodFacts } from '../periods/period-facts';
import { SchemeVersions } from '../schemes/scheme-versions';
import { ScoringSchemesService } from '../schemes/scoring-schemes.service';
import { ScoringAccess } from '../scoring-access';
import type { LateArrivals } from '../years/assessment-year.entity';

export interface WhatIfQuestion {
  /** The unit that scores; default the scheme's. */
  organizationId?: string;
  /** Default: every unit below. */
  unitClass?: string;
  period: Period;
  /** One of both: rules that stand in the scheme, or any others. */
  versionId?: string;
  document?: SchemeDocument;
}

export interface WhatIfRow {
  organizationId: string;
  organizationName: string;
  before: UnitRow;
  after: UnitRow;
}

export interface WhatIfReport {
  submissionId: string;
  title: string;
  organizationId: string;
  before: number;
  after: number;
  /** How the new points come about. */
  lines: PeriodScore['items'][number]['lines'];
}

export interface WhatIfAnswer {
  /** In the order of the new ranks. */
  rows: WhatIfRow[];
  /** Those that differ most. */
  reports: WhatIfReport[];
}

/** Reports of an answer. */
const mostReports = 100;

/** What other rules would have given: the same function with another version. Writes nothing. */
@Injectable()
export class RunWhatIf {
  constructor(
    private readonly database: Database,
    private readonly access: ScoringAccess,
    private readonly schemes: ScoringSchemesService,
    private readonly versions: SchemeVersions,
    private readonly facts: PeriodFacts,
  ) {}

  /**
   * Needs the right to write the scheme and to read the reports. Facts are loaded once and scored twice.
   * @throws AppError `scoring_scheme_not_found`, `organization_not_found`, `not_allowed`, `invalid_input`
   */
  async run(actor: Actor, schemeId: string, question: WhatIfQuestion): Promise<WhatIfAnswer> {
    const scheme = await this.schemes.require(actor, 'scoring_scheme.manage', schemeId);
    const issuerId = question.organizationId ?? scheme.organizationId;
    await this.access.requireIn(actor, 'submission.read', issuerId);
    requireSound(question);
    const { period } = question;
    const current = await this.versions.forScoring(schemeId);
    const other = [await this.otherVersion(schemeId, question)];
    const year = await this.yearOf(issuerId, schemeId, period);
    const scored = async (versions: SchemeVersion[]) => {
      const unitClass = question.unitClass ?? null;
      const asked = { ...year, issuerId, unitClass, period, versions, closed: null };
      return scorePeriod(await this.facts.load(asked), versions);
    };
    return this.compare(await scored(current), await scored(other));
  }

  private async otherVersion(
    schemeId: string,
    { versionId, document }: WhatIfQuestion,
  ): Promise<SchemeVersion> {
    const rules = document ?? (await this.versions.load(schemeId, versionId!)).document;
    return { id: versionId ?? 'what-if', validFrom: '1900-01-01', validTo: null, document: rules };
  }

  /** The assessment year that the period lies in; where there is none, the calendar year. */
  private async yearOf(
    issuerId: string,
    schemeId: string,
    { from, to }: Period,
  ): Promise<{ yearStartsOn: string; lateArrivals: LateArrivals }> {
    const [year] = await this.database.query<{ yearStartsOn: string; lateArrivals: LateArrivals }>(
      `SELECT starts_on::text AS "yearStartsOn", late_arrivals AS "lateArrivals" FROM assessment_years
       WHERE organization_id = $1 AND scheme_id = $2 AND starts_on <= $3 AND ends_on >= $4`,
      [issuerId, schemeId, from, to],
    );
    return year ?? { yearStartsOn: `${from.slice(0, 4)}-01-01`, lateArrivals: 'count_in_next' };
  }

  private async compare(before: PeriodScore, after: PeriodScore): Promise<WhatIfAnswer> {
    const names = await this.database.query<{ id: string; name: string }>(
      'SELECT id, name FROM organizations WHERE id = ANY($1::uuid[])',
      [after.units.map(({ organizationId }) => organizationId)],
    );
    const nameOf = new Map(names.map(({ id, name }) => [id, name]));
    const rowBefore = new Map(before.units.map((row) => [row.organizationId, row]));
    const rows = after.units.map((row) => ({
      organizationId: row.organizationId,
      organizationName: nameOf.get(row.organizationId) ?? '',
      before: rowBefore.get(row.organizationId)!,
      after: row,
    }));
    return { rows, reports: await this.reports(before, after) };
  }

  private async reports(before: PeriodScore, after: PeriodScore): Promise<WhatIfReport[]> {
    const pointsBefore = new Map(before.items.map(({ key, points }) => [key, points]));
    const different = after.items
      .filter(({ kind }) => kind === 'report')
      .map((item) => ({ ...item, before: pointsBefore.get(item.key) ?? 0 }))
      .filter((item) => item.before !== item.points)
      .sort(
        (one, other) =>
          Math.abs(other.points - other.before) - Math.abs(one.points - one.before) ||
          (one.key < other.key ? -1 : 1),
      )
      .slice(0, mostReports);
    const titles = await this.database.query<{ id: string; title: string }>(
      'SELECT id, title FROM submissions WHERE id = ANY($1::uuid[])',
      [different.map(({ submissionId }) => submissionId)],
    );
    const titleOf = new Map(titles.map(({ id, title }) => [id, title]));
    return different.map(({ submissionId, organizationId, before: was, points, lines }) => ({
      submissionId: submissionId!,
      title: titleOf.get(submissionId!) ?? '',
      organizationId,
      before: was,
      after: points,
      lines,
    }));
  }
}

function requireSound({ versionId, document, period: { from, to } }: WhatIfQuestion): void {
  const faults = document ? schemeFaults(document) : [];
  if ((versionId === undefined) === (document === undefined)) {
    faults.push(
      fault(
        'document',
        'one_of_both',
        '请给出 versionId 或 document 其中之一。',
        'Give either versionId or document.',
      ),
    );
  }
  if (to < from || to >= addMonths(from, 12)) {
    faults.push(
      fault(
        'period.to',
        'period_too_long',
        '截止日应在起始日之后，最长一年。',
        'It must end after it begins, and within a year.',
      ),
    );
  }
  if (faults.length > 0) throw invalidInput(faults);
}
