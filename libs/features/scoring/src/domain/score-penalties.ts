import { isWithin } from './calendar';
import type { Day, PenaltyFact } from './facts';
import { seriesStartOf } from './period-input';
import type { BookedItem, PeriodInput } from './period-input';
import type { ScoredItem } from './period-rows';
import { toHundredths } from './points';
import { why } from './score-lines';
import type { Why } from './score-lines';
import { versionOn } from './scheme-document';
import type { RecordedPenaltyRule, SchemeVersion } from './scheme-document';

type PenaltyFacts = Pick<PeriodInput, 'reports' | 'penalties' | 'missedCommissions'>;

interface PenaltyCandidate {
  key: string;
  kind: 'late' | 'recorded_penalty' | 'missed_commission';
  organizationId: string;
  submissionId: string | null;
  on: Day;
  factId: string;
  /** No longer true: what was taken off is given back. */
  isOver: boolean;
  cost: (version: SchemeVersion) => { points: number; why: Why };
}

/**
 * Late reports, missed commissions and recorded penalties, each by the version of its day. One is taken off in the
 * period of its day or, where that was closed without it, in the next (or not at all where late arrivals are dropped).
 */
export function penaltyItems(
  input: PeriodInput,
  versions: readonly SchemeVersion[],
  booked: Map<string, BookedItem> | null,
): ScoredItem[] {
  const members = new Set(input.units.map(({ organizationId }) => organizationId));
  const seriesStart = seriesStartOf(input);
  return candidates(input).flatMap((candidate) => {
    if (!members.has(candidate.organizationId) || candidate.on > input.period.to) return [];
    const previous = booked?.get(candidate.key)?.points ?? 0;
    const isDue =
      isWithin(candidate.on, input.period) ||
      booked?.has(candidate.key) ||
      (booked !== null && input.lateArrivals === 'count_in_next' && candidate.on >= seriesStart);
    if (!isDue) return [];
    const version = versionOn(versions, candidate.on);
    const cost = version && candidate.cost(version);
    const total = candidate.isOver ? 0 : -toHundredths(cost?.points ?? 0);
    if (total === 0 && previous === 0) return [];
    return [
      itemOf(candidate, { total: total + 0, previous, reason: cost?.why, versionId: version?.id ?? null }),
    ];
  });
}

/** @returns null where the version knows no such penalty: it is on record and costs nothing */
export function penaltyRule(
  versions: readonly SchemeVersion[],
  { code, occurredOn }: Pick<PenaltyFact, 'code' | 'occurredOn'>,
): RecordedPenaltyRule | null {
  const recorded = versionOn(versions, occurredOn)?.document.penalties.recorded ?? [];
  return recorded.find((rule) => rule.code === code) ?? null;
}

export function penaltyKeys(facts: PenaltyFacts): string[] {
  return candidates(facts).map(({ key }) => key);
}

function candidates({ reports, penalties, missedCommissions }: PenaltyFacts): PenaltyCandidate[] {
  return [
    ...reports
      .filter(({ isLate }) => isLate)
      .map((report): PenaltyCandidate => ({
        key: `late:${report.id}`,
        kind: 'late',
        organizationId: report.organizationId,
        submissionId: report.id,
        on: report.sentOn,
        factId: report.id,
        isOver: !report.counts,
        cost: ({ document }) => ({
          points: document.penalties.late,
          why: why('late', '迟报', 'sent late'),
        }),
      })),
    ...penalties.map((penalty): PenaltyCandidate => ({
      key: `penalty:${penalty.id}`,
      kind: 'recorded_penalty',
      organizationId: penalty.organizationId,
      submissionId: penalty.submissionId,
      on: penalty.occurredOn,
      factId: penalty.id,
      isOver: penalty.isRevoked,
      cost: (version) => {
        const rule = penaltyRule([version], penalty);
        const name = rule?.name ?? penalty.code;
        return {
          points: rule?.points ?? 0,
          why: why('recorded_penalty', `扣分：${name}`, `penalty: ${name}`),
        };
      },
    })),
    ...missedCommissions.map((missed): PenaltyCandidate => ({
      key: `missed:${missed.commissionId}:${missed.organizationId}`,
      kind: 'missed_commission',
      organizationId: missed.organizationId,
      submissionId: null,
      on: missed.dueOn,
      factId: missed.commissionId,
      isOver: false,
      cost: ({ document }) => ({
        points: document.penalties.missedCommission,
        why: why('missed_commission', '约稿未报', 'a commissioned request was not answered'),
      }),
    })),
  ];
}

function itemOf(
  { key, kind, organizationId, submissionId, on, factId }: PenaltyCandidate,
  {
    total,
    previous,
    reason,
    versionId,
  }: { total: number; previous: number; reason?: Why; versionId: string | null },
): ScoredItem {
  return {
    key,
    kind,
    organizationId,
    submissionId,
    lines: total === 0 || !reason ? [] : [{ why: reason, points: total, on, factId, versionId }],
    total,
    previous,
    points: total - previous,
    submissionPoints: 0,
    submitted: 0,
    adopted: 0,
    fenOfUses: 0,
    fen: 0,
    perPerson: [],
    uses: [],
  };
}
