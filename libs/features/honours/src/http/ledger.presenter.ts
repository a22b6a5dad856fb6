import { fromHundredths } from '@haojiao/features/scoring';
import type { PersonRow, UnitRow } from '@haojiao/features/scoring';
import type { OwnLedger } from '../ledgers/own-ledger';
import type { PeriodLedger } from '../ledgers/period-ledgers';
import type { OwnLedgerResponse, PersonLedgerResponse, UnitLedgerResponse } from './ledger.responses';

export function presentUnitLedger(ledger: PeriodLedger<UnitRow>): UnitLedgerResponse {
  const { assessmentYearId, from, to, unitNames, rows } = ledger;
  return {
    ...{ assessmentYearId, from, to },
    items: rows.map((row) => ({
      rank: row.rank,
      organizationId: row.organizationId,
      name: unitNames.get(row.organizationId) ?? '',
      submitted: row.submitted,
      adopted: row.adopted,
      adoptionRate: row.adoptionRate === null ? null : row.adoptionRate / 10_000,
      submissionPoints: fromHundredths(row.submissionPoints),
      adoptionPoints: fromHundredths(row.adoptionPoints),
      basePoints: fromHundredths(row.basePoints),
      penaltyPoints: fromHundredths(row.penaltyPoints),
      adjustmentPoints: fromHundredths(row.adjustmentPoints),
      points: fromHundredths(row.points),
      losesHonours: row.losesHonours,
    })),
  };
}

export function presentPersonLedger(ledger: PeriodLedger<PersonRow>): PersonLedgerResponse {
  const { assessmentYearId, from, to, unitNames, rows } = ledger;
  return {
    ...{ assessmentYearId, from, to },
    items: rows.map(({ rank, userId, name, organizationId, submitted, adopted, points, losesHonours }) => ({
      ...{ rank, userId, name, organizationId },
      unitName: unitNames.get(organizationId ?? '') ?? '',
      ...{ submitted, adopted, points: fromHundredths(points), losesHonours },
    })),
  };
}

export function presentOwnLedger(
  from: string,
  to: string,
  { units, bulletins }: OwnLedger,
): OwnLedgerResponse {
  return {
    ...{ from, to, units },
    bulletins: bulletins.map((bulletin) => ({ ...bulletin, points: fromHundredths(bulletin.points) })),
  };
}
