import { countUses, effectiveDay } from './count-uses';
import type { CountedUse } from './count-uses';
import type { Day, ReportFacts } from './facts';
import { personShares } from './person-shares';
import type { PersonShare } from './person-shares';
import { roundPoints, sharePoints, sumOf, toHundredths } from './points';
import type { Hundredths } from './points';
import {
  capLine,
  instructionLine,
  jointLine,
  requirementsLine,
  roundingLine,
  submissionLine,
  useLines,
} from './report-lines';
import type { ScoreLine } from './score-lines';
import { versionOn } from './scheme-document';
import type { SchemeVersion } from './scheme-document';

export interface ReportScore {
  reportId: string;
  /** What the lines add up to. */
  points: Hundredths;
  /** The part that was given for sending it. */
  submissionPoints: Hundredths;
  lines: ScoreLine[];
  /** In the order of the byline. Under `each_full` they are more than the whole. */
  perPerson: PersonShare[];
  /** One unit for a report: the one that it was sent from, wherever that stands in the tree today. */
  perUnit: { organizationId: string; points: Hundredths }[];
  /** What it, or what was joint with it, was used for. */
  uses: CountedUse[];
  /** Whether anything of it was adopted. */
  isAdopted: boolean;
}

/** Points of one report by its facts. @see scoreJointReports */
export function scoreReport(report: ReportFacts, versions: readonly SchemeVersion[]): ReportScore {
  return scoreJointReports([report], versions)[0]!;
}

/**
 * Points of reports that are joint, one score each in the order given. A pure function: neither the order of facts nor
 * of reports matters.
 *
 * - Each fact is worth what the version of its day says; nothing where none was valid.
 * - How uses are joined, who of the authors gets what, the cap and the rounding are those of the version of the day on
 *   which the (first) report was sent, for all its life; of the earliest version where it was sent before that.
 * - Points for sending belong to each report; what was earned by uses and instructions is shared equally by the group:
 *   steps that are left over go to those that were sent earlier.
 * - "Meets the requirements" counts as long as uses earned less than that.
 */
export function scoreJointReports(
  reports: readonly ReportFacts[],
  versions: readonly SchemeVersion[],
): ReportScore[] {
  const counting = reports.filter(({ counts }) => counts).sort(bySending);
  const [first] = counting;
  const own = first && (versionOn(versions, first.sentOn) ?? earliest(versions));
  if (!first || !own) return reports.map(nothing);
  const { document } = own;
  const { digits } = document.rounding;

  const adoptions = counting.flatMap((report) => report.adoptions);
  const uses = countUses(first, adoptions, versions, document.duplicatePolicy);
  const earned = [
    ...useLines(uses, document.duplicatePolicy),
    ...instructionLines(counting, first, versions),
  ];
  earned.push(...requirementsLines(counting, uses, versions));
  const whole = roundPoints(total(earned), digits);
  const equal = counting.map(() => 1);
  const shares = counting.length > 1 ? sharePoints(whole, equal, digits) : [total(earned)];

  return reports.map((report) => {
    const position = counting.indexOf(report);
    if (position < 0) return nothing(report);
    const sent = submissionLine(report, versionOn(versions, report.sentOn));
    const lines = [...(sent ? [sent] : []), ...earned];
    if (counting.length > 1) lines.push(jointLine(shares[position]! - total(earned), counting.length));
    const { perReport } = document.caps;
    const over = perReport === null ? 0 : total(lines) - toHundredths(perReport);
    if (over > 0) lines.push(capLine(over, perReport!, own));
    const points = roundPoints(total(lines), digits);
    if (points !== total(lines)) lines.push(roundingLine(points - total(lines), own));
    return {
      reportId: report.id,
      points,
      submissionPoints: Math.min(sent?.points ?? 0, points),
      lines,
      perPerson: personShares(report.contributors, points, document.coAuthorPolicy, digits),
      perUnit: [{ organizationId: report.organizationId, points }],
      uses,
      isAdopted: uses.some(({ stage }) => stage === 'adopted'),
    };
  });
}

/** What was known of a report at the end of a day; null where it had not been sent yet. */
export function factsUpTo(report: ReportFacts, day: Day): ReportFacts | null {
  const { sentOn, adoptions, instructions, meetsRequirementsOn } = report;
  if (sentOn > day) return null;
  const isKnown = (on: Day) => effectiveDay(report, on) <= day;
  const isMarked = meetsRequirementsOn !== null && meetsRequirementsOn <= day;
  if (
    (isMarked || meetsRequirementsOn === null) &&
    adoptions.every(({ adoptedOn }) => isKnown(adoptedOn)) &&
    instructions.every(({ instructedOn }) => isKnown(instructedOn))
  ) {
    return report;
  }
  return {
    ...report,
    adoptions: adoptions.filter(({ adoptedOn }) => isKnown(adoptedOn)),
    instructions: instructions.filter(({ instructedOn }) => isKnown(instructedOn)),
    meetsRequirementsOn: isMarked ? meetsRequirementsOn : null,
  };
}

function instructionLines(
  reports: readonly ReportFacts[],
  first: ReportFacts,
  versions: readonly SchemeVersion[],
): ScoreLine[] {
  return reports
    .flatMap(({ instructions }) => instructions)
    .sort((one, other) => (one.id < other.id ? -1 : 1))
    .map((fact) => {
      const on = effectiveDay(first, fact.instructedOn);
      return instructionLine(fact, on, first.category, versionOn(versions, on));
    });
}

function requirementsLines(
  reports: readonly ReportFacts[],
  uses: readonly CountedUse[],
  versions: readonly SchemeVersion[],
): ScoreLine[] {
  const [on] = reports.flatMap(({ meetsRequirementsOn }) => meetsRequirementsOn ?? []).sort();
  const version = on === undefined ? null : versionOn(versions, on);
  if (!version) return [];
  const missing = toHundredths(version.document.meetsRequirements) - sumOf(uses.map(({ points }) => points));
  return missing > 0 ? [requirementsLine(missing, on!, version)] : [];
}

function nothing(report: ReportFacts): ReportScore {
  return {
    reportId: report.id,
    points: 0,
    submissionPoints: 0,
    lines: [],
    perPerson: [],
    perUnit: [{ organizationId: report.organizationId, points: 0 }],
    uses: [],
    isAdopted: false,
  };
}

function earliest(versions: readonly SchemeVersion[]): SchemeVersion | null {
  return [...versions].sort((one, other) => (one.validFrom < other.validFrom ? -1 : 1))[0] ?? null;
}

function bySending(one: ReportFacts, other: ReportFacts): number {
  if (one.sentAt !== other.sentAt) return one.sentAt < other.sentAt ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}

function total(lines: readonly ScoreLine[]): Hundredths {
  return sumOf(lines.map(({ points }) => points));
}
