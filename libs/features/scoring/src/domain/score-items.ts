import { dayBefore, isWithin } from './calendar';
import { personKey } from './facts';
import type { Day, ReportFacts } from './facts';
import { fenOfPeriod, fenOfUses, payReceivers } from './pay';
import { seriesStartOf } from './period-input';
import type { BookedItem, PeriodInput } from './period-input';
import type { PersonPoints, ScoredItem } from './period-rows';
import { versionOn } from './scheme-document';
import type { SchemeVersion } from './scheme-document';
import { authorWeights } from './person-shares';
import { factsUpTo, scoreJointReports } from './score-report';
import type { ReportScore } from './score-report';
import { penaltyItems, penaltyKeys } from './score-penalties';

/** What every report and penalty of the class's units gives in the period. */
export function scoreItems(input: PeriodInput, versions: readonly SchemeVersion[]): ScoredItem[] {
  const members = new Set(input.units.map(({ organizationId }) => organizationId));
  const items: ScoredItem[] = [];
  const booked = bookedBefore(input);
  // What was given before the series began is no part of it.
  const lastDayBefore = dayBefore(booked ? seriesStartOf(input) : input.period.from);
  for (const group of groupsOf(input.reports)) {
    const known = group.map((report) => withoutTooLate(report, input));
    const now = scoresAt(known, input.period.to, versions);
    const before = scoresAt(known, lastDayBefore, versions);
    for (const report of known) {
      if (!members.has(report.organizationId)) continue;
      const score = scoreOf(report, now);
      const earlier = joined(
        asBooked(report, scoreOf(report, before), versions),
        booked?.get(reportKey(report)) ?? null,
      );
      if (score || earlier) items.push(reportItem(report, score ?? null, earlier, { input, versions }));
    }
  }
  items.push(...penaltyItems(input, versions, booked));
  return items;
}

/** Of every item that these facts can make. */
export function itemKeysOf(
  facts: Pick<PeriodInput, 'reports' | 'penalties' | 'missedCommissions'>,
): string[] {
  return [...facts.reports.map(reportKey), ...penaltyKeys(facts)];
}

function reportKey({ id }: ReportFacts): string {
  return `report:${id}`;
}

/**
 * By key what earlier periods gave, where the period follows the last closed one. Where it does not, null: an open
 * period lies between, and what came late counts there.
 */
function bookedBefore({ closed, period }: PeriodInput): Map<string, BookedItem> | null {
  if (closed?.through !== dayBefore(period.from)) return null;
  return new Map(closed.items.map((item) => [item.key, item]));
}

function joined(one: BookedItem | null, other: BookedItem | null): BookedItem | null {
  if (!one || !other) return one ?? other;
  return {
    ...one,
    points: one.points + other.points,
    submissionPoints: one.submissionPoints + other.submissionPoints,
    submitted: one.submitted + other.submitted,
    adopted: one.adopted + other.adopted,
    fenOfUses: one.fenOfUses + other.fenOfUses,
    perPerson: [...one.perPerson, ...other.perPerson],
  };
}

/** Reports that are joint stand together; every other one stands alone. */
function groupsOf(reports: readonly ReportFacts[]): ReportFacts[][] {
  const groups = new Map<string, ReportFacts[]>();
  for (const report of reports) {
    const key = report.jointGroupId ?? report.id;
    const group = groups.get(key);
    if (group) group.push(report);
    else groups.set(key, [report]);
  }
  return [...groups.values()];
}

/** Where late arrivals are dropped: without what was proven after the period of its day had been closed. */
function withoutTooLate(report: ReportFacts, { lateArrivals, closed }: PeriodInput): ReportFacts {
  if (lateArrivals === 'count_in_next' || !closed) return report;
  const inTime = (day: Day, knownAt: string) =>
    !closed.closings.some(({ period, closedAt }) => isWithin(day, period) && knownAt > closedAt);
  return {
    ...report,
    adoptions: report.adoptions.filter(({ adoptedOn, knownAt }) => inTime(adoptedOn, knownAt)),
    instructions: report.instructions.filter(({ instructedOn, knownAt }) => inTime(instructedOn, knownAt)),
  };
}

function scoresAt(
  group: readonly ReportFacts[],
  day: Day,
  versions: readonly SchemeVersion[],
): ReportScore[] {
  const known: ReportFacts[] = [];
  for (const report of group) {
    const facts = report.counts ? factsUpTo(report, day) : null;
    if (facts) known.push(facts);
  }
  return known.length === 0 ? [] : scoreJointReports(known, versions);
}

/** Groups are small: a search is faster than a map for each. */
function scoreOf({ id }: ReportFacts, scores: readonly ReportScore[]): ReportScore | undefined {
  return scores.find(({ reportId }) => reportId === id);
}

/** What earlier periods would have given, had each been closed on its last day. */
function asBooked(
  report: ReportFacts,
  score: ReportScore | undefined,
  versions: readonly SchemeVersion[],
): BookedItem | null {
  if (!score) return null;
  return {
    key: reportKey(report),
    kind: 'report',
    organizationId: report.organizationId,
    submissionId: report.id,
    points: score.points,
    submissionPoints: score.submissionPoints,
    submitted: 1,
    adopted: Number(score.isAdopted),
    fenOfUses: fenOfUses(score.uses, report, versions),
    perPerson: score.perPerson,
  };
}

function reportItem(
  report: ReportFacts,
  score: ReportScore | null,
  earlier: BookedItem | null,
  { input, versions }: { input: PeriodInput; versions: readonly SchemeVersion[] },
): ScoredItem {
  const total = score?.points ?? 0;
  const previous = earlier?.points ?? 0;
  const adopted = Number(score?.isAdopted ?? false) - (earlier?.adopted ?? 0);
  const pay = versionOn(versions, input.period.to)?.document.pay ?? null;
  const byUses = (score ? fenOfUses(score.uses, report, versions) : 0) - (earlier?.fenOfUses ?? 0);
  const fen = pay && fenOfPeriod(pay, { points: total - previous, adopted, fenOfUses: byUses });
  const perPerson = personPoints(report, score, earlier);
  if (pay && fen) {
    const own = versionOn(versions, report.sentOn) ?? versionOn(versions, input.period.to)!;
    const weights = authorWeights(report.contributors, own.document.coAuthorPolicy);
    const received = payReceivers(fen, report, pay, weights);
    for (const person of perPerson) person.fen = received.get(person.person) ?? 0;
  }
  return {
    key: reportKey(report),
    kind: 'report',
    organizationId: report.organizationId,
    submissionId: report.id,
    lines: score?.lines ?? [],
    total,
    previous,
    points: total - previous,
    submissionPoints: (score?.submissionPoints ?? 0) - (earlier?.submissionPoints ?? 0),
    submitted: Number(score !== null) - (earlier?.submitted ?? 0),
    adopted,
    fenOfUses: byUses,
    fen: fen ?? 0,
    perPerson,
    uses: score?.uses.filter(({ on }) => isWithin(on, input.period)) ?? [],
  };
}

function personPoints(
  report: ReportFacts,
  score: ReportScore | null,
  earlier: BookedItem | null,
): PersonPoints[] {
  const people = new Map<string, PersonPoints>();
  const shares = score?.perPerson ?? [];
  for (const { person, userId, name, organizationId, points } of shares) {
    const known = people.get(person);
    if (known) known.points += points;
    else people.set(person, { person, userId, name, organizationId, points, fen: 0 });
  }
  for (const { person, points } of earlier?.perPerson ?? []) {
    const known = people.get(person);
    if (known) known.points -= points;
    else {
      const named = report.contributors.find((contributor) => personKey(contributor) === person);
      const { userId = null, name = person, organizationId = null } = named ?? {};
      people.set(person, { person, userId, name, organizationId, points: -points, fen: 0 });
    }
  }
  return [...people.values()];
}
