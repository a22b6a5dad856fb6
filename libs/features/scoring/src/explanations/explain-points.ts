import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import type { Actor } from '@haojiao/features/organizations';
import { SubmissionsService } from '@haojiao/features/submissions';
import { scoreItems } from '../domain';
import type { Day, PenaltyFact, PersonPoints, ScoreLine } from '../domain';
import { ReportReader } from '../periods/report-reader';
import { SchemeVersions } from '../schemes/scheme-versions';
import { dayIn } from '../today';

interface ScoringUnit {
  organizationId: string;
  organizationName: string;
  timeZone: string;
  schemeId: string;
  schemeName: string;
}

export interface ExplainedPoints extends ScoringUnit {
  /** What the lines add up to: penalties too. */
  points: number;
  lines: ScoreLine[];
  persons: PersonPoints[];
}

/** How the points of one report come about, by the schemes of the units that score it. */
@Injectable()
export class ExplainPoints {
  constructor(
    private readonly database: Database,
    private readonly submissions: SubmissionsService,
    private readonly versions: SchemeVersions,
    private readonly reports: ReportReader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * For who sent or wrote it, and for readers of its unit's reports. As of today: what a closed bulletin said is in the
   * bulletin. Plan: the report, its facts and penalties by their indexes over reports. @throws AppError `submission_not_found`
   */
  async of(actor: Actor, submissionId: string): Promise<ExplainedPoints[]> {
    const submission = await this.submissions.load(submissionId);
    const wroteIt = submission.contributors.some(({ userId }) => userId === actor.userId);
    if (!wroteIt || submission.state === 'draft') await this.submissions.requireVisible(actor, submission);
    if (!submission.sentAt) return [];
    const units = await this.scoringUnits(submission.organizationId, submission.sentAt);
    const explained: ExplainedPoints[] = [];
    for (const unit of units) explained.push(await this.by(unit, submission.organizationId, submissionId));
    return explained;
  }

  private async by(unit: ScoringUnit, organizationId: string, id: string): Promise<ExplainedPoints> {
    const versions = await this.versions.forScoring(unit.schemeId);
    const { timeZone } = unit;
    const today = dayIn(timeZone, this.clock.now());
    const reports = await this.reports.read([id], { until: today, timeZone, versions });
    const items = scoreItems(
      {
        period: { from: beginningOfTime, to: today },
        yearStartsOn: beginningOfTime,
        units: [{ organizationId, unitClass: null, joinedOn: null }],
        reports,
        penalties: await this.penalties(unit.organizationId, id),
        missedCommissions: [],
        closed: null,
        lateArrivals: 'count_in_next',
      },
      versions,
    ).filter(({ submissionId }) => submissionId === id);
    return {
      ...unit,
      points: items.reduce((sum, { total }) => sum + total, 0),
      lines: items.flatMap(({ lines }) => lines),
      persons: items.flatMap(({ perPerson }) => perPerson),
    };
  }

  /** Units at or above the sending one whose assessment years hold a day since it was sent. */
  private scoringUnits(organizationId: string, sentAt: Date): Promise<ScoringUnit[]> {
    return this.database.query<ScoringUnit>(
      `SELECT DISTINCT ON (array_length(o.path, 1), s.id) o.id AS "organizationId", o.name AS "organizationName",
              o.time_zone AS "timeZone", s.id AS "schemeId", s.name AS "schemeName"
       FROM organizations sender
       JOIN organizations o ON o.id = ANY(sender.path)
       JOIN assessment_years y ON y.organization_id = o.id
       JOIN scoring_schemes s ON s.id = y.scheme_id
       WHERE sender.id = $1 AND y.starts_on <= ($3::timestamptz AT TIME ZONE o.time_zone)::date
         AND y.ends_on >= ($2::timestamptz AT TIME ZONE o.time_zone)::date
       ORDER BY array_length(o.path, 1) DESC, s.id`,
      [organizationId, sentAt, this.clock.now()],
    );
  }

  private penalties(issuerId: string, submissionId: string): Promise<PenaltyFact[]> {
    return this.database.query<PenaltyFact>(
      `SELECT id, organization_id AS "organizationId", submission_id AS "submissionId", code,
              occurred_on::text AS "occurredOn", recorded_at::text AS "knownAt", false AS "isRevoked"
       FROM score_penalties WHERE submission_id = $1 AND issuer_id = $2 AND revoked_at IS NULL ORDER BY id`,
      [submissionId, issuerId],
    );
  }
}

/** Before the first report that can have been sent. */
const beginningOfTime: Day = '1900-01-01';
