import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { CommissionFacts } from '@haojiao/features/commissions';
import { OrganizationsService } from '@haojiao/features/organizations';
import { itemKeysOf, rulesOfClass, spansEndingIn, versionOn } from '../domain';
import type { MissedCommissionFact, PenaltyFact, Period, PeriodInput } from '../domain';
import { endOfDay } from '../today';
import { FindReports } from './find-reports';
import type { PeriodQuestion } from './period-question';
import { PeriodUnits } from './period-units';
import { ReportReader } from './report-reader';

/** Reads in bulk what `scorePeriod` asks for. A dozen statements, whatever the number of units and reports. */
@Injectable()
export class PeriodFacts {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly units: PeriodUnits,
    private readonly finding: FindReports,
    private readonly reports: ReportReader,
    private readonly commissions: CommissionFacts,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async load(question: PeriodQuestion, manager: EntityManager = this.database.manager): Promise<PeriodInput> {
    const { issuerId, unitClass, period, closed, versions, yearStartsOn, lateArrivals } = question;
    const { timeZone } = await this.organizations.load(issuerId, manager);
    const units =
      unitClass === null
        ? await this.units.below(issuerId, period.to, manager)
        : await this.units.ofClass(issuerId, unitClass, period.to, manager);
    const organizationIds = units.map(({ organizationId }) => organizationId);
    const closings = closed?.closings.map(({ closedAt }) => closedAt).sort() ?? [];
    const since = closings.length > 0 ? new Date(closings.at(-1)!) : null;
    const penalties = await this.penalties(question, organizationIds, since, manager);
    const window = windowOf(question, units);
    const found = await this.finding.ids({ organizationIds, window, timeZone, since }, manager);
    const concerned = penalties.flatMap(({ submissionId }) => submissionId ?? []);
    const ids = [...new Set([...found, ...concerned])];
    const reports = await this.reports.read(ids, { until: period.to, timeZone, versions }, manager);
    const missedCommissions = await this.missed(issuerId, period, timeZone, manager);
    const facts = { reports, penalties, missedCommissions };
    const booked = closed && { ...closed, items: await closed.itemsOf(itemKeysOf(facts)) };
    return { ...facts, period, yearStartsOn, units, closed: booked, lateArrivals };
  }

  /** Of the period's days; and of any day, what was written down or revoked after the last closing. */
  private penalties(
    { issuerId, period }: PeriodQuestion,
    organizationIds: string[],
    since: Date | null,
    manager: EntityManager,
  ): Promise<PenaltyFact[]> {
    return this.database.query<Omit<PenaltyFact, 'knownAt'> & { knownAt: string }>(
      `SELECT id, organization_id AS "organizationId", submission_id AS "submissionId", code,
              occurred_on::text AS "occurredOn", revoked_at IS NOT NULL AS "isRevoked",
              to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "knownAt"
       FROM score_penalties
       WHERE issuer_id = $1 AND organization_id = ANY($2::uuid[]) AND occurred_on <= $4
         AND (occurred_on >= $3 OR recorded_at >= $5 OR revoked_at >= $5)
       ORDER BY id`,
      [issuerId, organizationIds, period.from, period.to, since],
      manager,
    );
  }

  private async missed(
    issuerId: string,
    { from, to }: Period,
    timeZone: string,
    manager: EntityManager,
  ): Promise<MissedCommissionFact[]> {
    const end = endOfDay(timeZone, to);
    const now = this.clock.now();
    // What is not due yet is not missed yet.
    const sentBefore = now < end ? now : end;
    const missed = await this.commissions.missed({ issuerIds: [issuerId], from, to, sentBefore }, manager);
    return missed.map(({ commissionId, organizationId, dueOn }) => ({ commissionId, organizationId, dueOn }));
  }
}

/** The period, and further back where a quota of a longer span ends in it. */
function windowOf({ period, versions, yearStartsOn }: PeriodQuestion, units: PeriodInput['units']): Period {
  const version = versionOn(versions, period.to);
  if (!version) return period;
  const classes = [...new Set(units.map(({ unitClass }) => unitClass))];
  const starts = classes
    .flatMap((unitClass) => rulesOfClass(version, unitClass)?.quotas ?? [])
    .flatMap(({ per }) => spansEndingIn(period, per, yearStartsOn).map(({ from }) => from));
  return { from: [period.from, ...starts].sort()[0]!, to: period.to };
}
