import { Injectable, OnModuleInit } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { textOfHtml } from '@haojiao/features/contents';
import { scopeSql } from '@haojiao/features/organizations';
import type { Actor, PlaceInTree } from '@haojiao/features/organizations';
import { DeskFilters, SubmissionsService } from '@haojiao/features/submissions';
import type { SubmissionState } from '@haojiao/features/submissions';
import type { Measures, SimilarityKind } from '../domain/compare-reports';
import { turned } from '../domain/matching-passages';
import type { MatchingPassage } from '../domain/matching-passages';
import type { SimilarOutcome } from '../persistence/near-duplicate-pair.entity';

/** Another report that tells the same, as an editor of both sees it. */
export interface SimilarReport {
  id: string;
  number: string;
  title: string;
  /** Plain; passages count in it. */
  bodyText: string;
  state: SubmissionState;
  organizationId: string;
  organizationName: string;
  occurredOn: string | null;
  sentAt: Date;
  kind: SimilarityKind;
  similarity: number;
  measures: Measures;
  passages: MatchingPassage[];
  outcome: SimilarOutcome | null;
  reason: string | null;
  decidedBy: string | null;
  decidedAt: Date | null;
}

export interface SimilarReports {
  /** Null: not looked at yet since it was sent or changed. */
  lookedAt: Date | null;
  bodyText: string;
  items: SimilarReport[];
}

type Row = Omit<SimilarReport, 'bodyText' | 'similarity'> & {
  bodyHtml: string;
  similarity: string;
  isFirst: boolean;
  place: PlaceInTree;
};

@Injectable()
export class ReadSimilar implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly submissions: SubmissionsService,
    private readonly filters: DeskFilters,
  ) {}

  onModuleInit(): void {
    this.filters.registerSimilar(similarReportsSql);
  }

  /**
   * Most alike first. For readers of the branch, never for a correspondent, whose colleagues' texts are none of theirs;
   * what stands in units that the reader doesn't read is left out.
   * @throws AppError `submission_not_found`, `not_allowed`
   */
  async of(actor: Actor, id: string): Promise<SimilarReports> {
    const submission = await this.submissions.load(id);
    await this.submissions.requireOn(actor, 'submission.read', submission);
    const [look] = await this.database.query<{ lookedAt: Date | null }>(
      'SELECT looked_at AS "lookedAt" FROM near_duplicate_looks WHERE submission_id = $1',
      [id],
    );
    const rows = await this.rows(id);
    return {
      lookedAt: look?.lookedAt ?? null,
      bodyText: textOfHtml(submission.bodyHtml),
      items: rows.filter(({ place }) => actor.can('submission.read', place)).map(toReport),
    };
  }

  /** Plan: the primary key and `near_duplicate_pairs_second`, joined by primary keys; at most 20 for each look. */
  private rows(id: string): Promise<Row[]> {
    return this.database.query<Row>(
      `SELECT s.id, s.number, s.title, s.body_html AS "bodyHtml", s.state, s.occurred_on::text AS "occurredOn",
              s.sent_at AS "sentAt", o.id AS "organizationId", o.name AS "organizationName",
              json_build_object('id', o.id, 'path', o.path) AS place,
              p.kind, p.similarity, p.measures, p.passages, p.outcome, p.reason, p.is_first AS "isFirst",
              p.decided_by AS "decidedBy", p.decided_at AS "decidedAt"
       FROM (
         SELECT *, second_id AS other_id, true AS is_first FROM near_duplicate_pairs WHERE first_id = $1
         UNION ALL
         SELECT *, first_id AS other_id, false AS is_first FROM near_duplicate_pairs WHERE second_id = $1
       ) p
       JOIN submissions s ON s.id = p.other_id JOIN organizations o ON o.id = s.organization_id
       WHERE s.state <> 'draft' AND (s.state <> 'withdrawn' OR p.outcome IS NOT NULL)
       ORDER BY p.similarity DESC, s.id`,
      [id],
    );
  }
}

function toReport({ bodyHtml, similarity, isFirst, place: _, ...row }: Row): SimilarReport {
  return {
    ...row,
    bodyText: textOfHtml(bodyHtml),
    similarity: Number(similarity),
    passages: isFirst ? row.passages : turned(row.passages),
  };
}

/**
 * Reports that tell the same as one that the reader may see, about which two nobody has decided. Asked once for a list,
 * never for each of its rows. Plan: `near_duplicate_pairs_undecided`, the other reports and their units by their keys.
 */
function similarReportsSql(firstScopeParameter: number): string {
  const undecided = (mine: string, theirs: string) => `
    SELECT p.${mine} FROM near_duplicate_pairs p JOIN submissions other ON other.id = p.${theirs}
    JOIN organizations unit ON unit.id = other.organization_id
    WHERE p.outcome IS NULL AND other.state NOT IN ('draft', 'withdrawn')
      AND ${scopeSql('unit', firstScopeParameter)}`;
  return `${undecided('first_id', 'second_id')} UNION ALL ${undecided('second_id', 'first_id')}`;
}
