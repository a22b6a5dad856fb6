import type { Database } from '@haojiao/infrastructure/database';
import type { Outcome } from './domain/review-transitions';
import type { Annotation } from './persistence/review-decision.entity';

export interface DecisionView {
  id: string;
  reviewId: string;
  revisionId: string;
  stageKey: string;
  position: number;
  round: number;
  deciderId: string;
  deciderName: string;
  deciderPost: string | null;
  deciderUnit: string;
  onBehalfOf: string | null;
  onBehalfOfName: string | null;
  outcome: Outcome;
  returnTo: string | null;
  comment: string | null;
  annotations: Annotation[];
  createdAt: Date;
  /** Whether the stage rests on it as things are. */
  stands: boolean;
}

export interface CorrectionView {
  id: string;
  reviewId: string;
  stageKey: string;
  round: number;
  fromRevisionId: string;
  toRevisionId: string;
  toRevisionNumber: number;
  correctedBy: string;
  correctedByName: string;
  onBehalfOf: string | null;
  comment: string | null;
  createdAt: Date;
}

/** In the order in which they were made. Plan: the unique index `review_decisions_round`. */
export function decisionsOf(database: Database, reviewIds: string[]): Promise<DecisionView[]> {
  return database.query<DecisionView>(
    `SELECT d.id, d.review_id AS "reviewId", d.revision_id AS "revisionId", d.stage_key AS "stageKey", d.position,
            d.round, d.decider_id AS "deciderId", d.decider_name AS "deciderName", d.decider_post AS "deciderPost",
            d.decider_unit AS "deciderUnit", d.on_behalf_of AS "onBehalfOf",
            d.on_behalf_of_name AS "onBehalfOfName", d.outcome, d.return_to AS "returnTo", d.comment, d.annotations,
            d.created_at AS "createdAt", s.decision_id IS NOT NULL AS stands
     FROM review_decisions d LEFT JOIN review_standing s ON s.decision_id = d.id AND NOT s.is_delegator
     WHERE d.review_id = ANY($1::uuid[]) ORDER BY d.review_id, d.round`,
    [reviewIds],
  );
}

/** In the order in which they were made. Plan: index `review_corrections_review_id`. */
export function correctionsOf(database: Database, reviewIds: string[]): Promise<CorrectionView[]> {
  return database.query<CorrectionView>(
    `SELECT k.id, k.review_id AS "reviewId", k.stage_key AS "stageKey", k.round,
            k.from_revision_id AS "fromRevisionId", k.to_revision_id AS "toRevisionId", v.number AS "toRevisionNumber",
            k.corrected_by AS "correctedBy", u.display_name AS "correctedByName", k.on_behalf_of AS "onBehalfOf",
            k.comment, k.created_at AS "createdAt"
     FROM review_corrections k JOIN content_revisions v ON v.id = k.to_revision_id
     JOIN users u ON u.id = k.corrected_by
     WHERE k.review_id = ANY($1::uuid[]) ORDER BY k.review_id, k.id`,
    [reviewIds],
  );
}
