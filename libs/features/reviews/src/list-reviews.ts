import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { ContentsService } from '@haojiao/features/contents';
import type { TimeKey } from '@haojiao/features/contents';
import type { Actor } from '@haojiao/features/organizations';
import type { FlowStage } from './domain/review-flow';
import { ReviewEntity } from './persistence/review.entity';
import { correctionsOf, decisionsOf } from './review-details';
import type { CorrectionView, DecisionView } from './review-details';
import { ReviewsService } from './reviews.service';
import type { EligibleReviewer } from './reviews.service';
import { StandingClaims, standingClaimSql } from './claims/standing-claims';
import type { StandingClaim } from './claims/standing-claims';

export interface ReviewView {
  review: ReviewEntity;
  submitterName: string;
  decisions: DecisionView[];
  /** Who has the current stage in hand. */
  claim: StandingClaim | null;
  corrections: CorrectionView[];
  /** Of an open review: nobody may decide its current stage, up to the root. */
  nobodyCanDecide: boolean;
}

export interface NamedReviewer extends EligibleReviewer {
  onBehalfOfName: string | null;
}

export interface QueueFilter {
  stage?: string;
  organizationId?: string;
  mine?: boolean;
}

export interface QueueItem {
  reviewId: string;
  contentId: string;
  revisionId: string;
  revisionNumber: number;
  organizationId: string;
  organizationName: string;
  type: string;
  title: string;
  stage: string;
  /** All of the review. */
  stages: FlowStage[];
  dueWithinHours: number | null;
  /** The unit whose people are asked. */
  stageOrganizationId: string;
  stageOrganizationName: string;
  authorName: string;
  submittedBy: string;
  submitterName: string;
  submittedAt: Date;
  comment: string | null;
  stageOpenedAt: Date;
  waitingSeconds: number;
  /** Who has the stage in hand. */
  claim: StandingClaim | null;
  /** The person by whose delegation the caller may decide it; null where the role is their own. */
  onBehalfOf: string | null;
  onBehalfOfName: string | null;
  /** When the caller first opened the revision under review; null: not yet. */
  openedAt: Date | null;
  /** What reviewers changed since it was submitted, in order. */
  corrections: { stage: string; correctedByName: string }[];
  /** `stageOpenedAt` with microseconds, UTC. */
  sortTime: string;
}

@Injectable()
export class ListReviews {
  constructor(
    private readonly database: Database,
    private readonly contents: ContentsService,
    private readonly reviews: ReviewsService,
    private readonly claims: StandingClaims,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * What the caller can decide now, the longest waiting first: the current stage takes one of the caller's roles at
   * the unit that the flow names for it, the caller wrote no part of the revision and has not decided another stage.
   * `mine`: only what is asked of a unit in which the caller holds the role directly, or is assigned to them. Plan: the partial index
   * `reviews_queue` in order, the conditions on each row until the page is full.
   */
  async queue(actor: Actor, filter: QueueFilter, limit: number, after: TimeKey | null): Promise<QueueItem[]> {
    const items = await this.database.query<Omit<QueueItem, 'claim'>>(
      `SELECT r.id AS "reviewId", r.content_id AS "contentId", r.revision_id AS "revisionId",
              v.number AS "revisionNumber", o.id AS "organizationId", o.name AS "organizationName", c.type, c.title,
              r.current_stage AS stage, r.stages, (stage.value ->> 'dueWithinHours')::integer AS "dueWithinHours",
              author.display_name AS "authorName", r.submitted_by AS "submittedBy",
              submitter.display_name AS "submitterName", r.submitted_at AS "submittedAt", r.comment,
              r.stage_opened_at AS "stageOpenedAt",
              asked.id AS "stageOrganizationId", asked.name AS "stageOrganizationName",
              delegated.id AS "onBehalfOf", delegated.name AS "onBehalfOfName", opening.opened_at AS "openedAt",
              (SELECT coalesce(jsonb_agg(jsonb_build_object('stage', k.stage_key, 'correctedByName', u.display_name)
                 ORDER BY k.id), '[]')
               FROM review_corrections k JOIN users u ON u.id = k.corrected_by WHERE k.review_id = r.id) AS corrections,
              greatest(0, floor(extract(epoch FROM $10::timestamptz - r.stage_opened_at)))::integer AS "waitingSeconds",
              to_char(r.stage_opened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "sortTime"
       FROM reviews r
       JOIN contents c ON c.id = r.content_id
       JOIN content_revisions v ON v.id = r.revision_id
       JOIN organizations o ON o.id = c.organization_id
       JOIN organizations named ON named.id = r.named_organization_id
       JOIN organizations asked ON asked.id = r.stage_organization_id
       JOIN users author ON author.id = c.author_id
       JOIN users submitter ON submitter.id = r.submitted_by
       JOIN LATERAL jsonb_array_elements(r.stages) stage(value) ON stage.value ->> 'key' = r.current_stage
       LEFT JOIN review_claims k ON ${standingClaimSql(9)}
       LEFT JOIN review_openings opening ON opening.user_id = $2 AND opening.revision_id = r.revision_id
       CROSS JOIN LATERAL (
         SELECT EXISTS (
           SELECT 1 FROM jsonb_to_recordset($1::jsonb)
             AS held("organizationId" uuid, roles text[], inherit boolean)
           WHERE held.roles && r.current_roles AND held."organizationId" = ANY (named.path)
             AND (held.inherit OR held."organizationId" = o.id)
             AND (NOT $5::boolean OR held."organizationId" = r.stage_organization_id
                  OR (k.user_id = $2 AND k.assigned_by IS NOT NULL))) AS held) own
       LEFT JOIN LATERAL (
         SELECT d.delegator_id AS id, u.display_name AS name FROM review_delegations d
         JOIN users u ON u.id = d.delegator_id AND u.state = 'active'
         JOIN memberships m ON m.user_id = d.delegator_id AND m.organization_id = ANY (named.path)
           AND (m.inherit OR m.organization_id = o.id) AND m.roles && r.current_roles
           AND (NOT $5::boolean OR m.organization_id = r.stage_organization_id
                OR (k.user_id = $2 AND k.assigned_by IS NOT NULL))
         WHERE d.delegate_id = $2 AND d.revoked_at IS NULL AND d.starts_at <= $10 AND d.ends_at > $10
           AND d.organization_id = ANY (named.path) AND EXISTS (
             SELECT 1 FROM jsonb_to_recordset($1::jsonb)
               AS held("organizationId" uuid, roles text[], inherit boolean)
             WHERE held.roles && '{editor,chief_editor}'::text[] AND held."organizationId" = ANY (o.path)
               AND (held.inherit OR held."organizationId" = o.id))
           AND NOT d.delegator_id = ANY (review_barred_ids(r.id, r.current_stage))
           AND NOT d.delegator_id = ANY (review_bound_ids(r.id, r.current_stage))
         ORDER BY d.id LIMIT 1) delegated ON NOT own.held
       WHERE r.state = 'open'
         AND (own.held OR delegated.id IS NOT NULL)
         AND NOT $2::uuid = ANY (review_barred_ids(r.id, r.current_stage))
         AND NOT $2::uuid = ANY (review_bound_ids(r.id, r.current_stage))
         AND ($3::text IS NULL OR r.current_stage = $3)
         AND ($4::uuid IS NULL OR o.path @> ARRAY[$4::uuid])
         AND ($6::timestamptz IS NULL OR (r.stage_opened_at, r.id) > ($6::timestamptz, $7::uuid))
       ORDER BY r.stage_opened_at, r.id LIMIT $8`,
      [
        JSON.stringify(actor.grants),
        actor.userId,
        filter.stage ?? null,
        filter.organizationId ?? null,
        filter.mine ?? false,
        after?.time ?? null,
        after?.id ?? null,
        limit + 1,
        this.claims.oldestClaim(),
        this.clock.now(),
      ],
    );
    const claims = await this.claims.of(items.map(({ reviewId }) => reviewId));
    return items.map((item) => ({ ...item, claim: claims.get(item.reviewId) ?? null }));
  }

  /** Every review of the item with its decisions, newest first. */
  async ofContent(
    actor: Actor,
    contentId: string,
    limit: number,
    beforeId: string | null,
  ): Promise<ReviewView[]> {
    await this.contents.requireOn(actor, 'content.read', await this.contents.load(contentId));
    const reviews = await this.database.manager
      .createQueryBuilder(ReviewEntity, 'r')
      .where('r.contentId = :contentId', { contentId })
      .andWhere(beforeId === null ? 'TRUE' : 'r.id < :beforeId', { beforeId })
      .orderBy('r.id', 'DESC')
      .limit(limit + 1)
      .getMany();
    return this.views(reviews);
  }

  /** @throws AppError `review_not_found` */
  async get(actor: Actor, id: string): Promise<ReviewView> {
    const review = await this.reviews.load(id);
    await this.reviews.requireOn(actor, 'content.read', await this.contents.load(review.contentId));
    return this.view(review);
  }

  /** Who may decide the current stage now, those whom the stage asks first. @throws AppError `review_not_found` */
  async reviewers(actor: Actor, id: string): Promise<NamedReviewer[]> {
    const review = await this.reviews.load(id);
    await this.reviews.requireOn(actor, 'content.read', await this.contents.load(review.contentId));
    if (review.state !== 'open') return [];
    const eligible = await this.reviews.eligibleReviewers(id);
    const names = await this.namesOf(eligible.flatMap(({ onBehalfOf }) => onBehalfOf ?? []));
    return eligible.map((each) => ({
      ...each,
      onBehalfOfName: each.onBehalfOf && (names.get(each.onBehalfOf) ?? null),
    }));
  }

  async view(review: ReviewEntity): Promise<ReviewView> {
    const [view] = await this.views([review]);
    return view!;
  }

  private async views(reviews: ReviewEntity[]): Promise<ReviewView[]> {
    const ids = reviews.map((review) => review.id);
    const decisions = await decisionsOf(this.database, ids);
    const corrections = await correctionsOf(this.database, ids);
    const stuck = await this.database.query<{ id: string }>(
      `SELECT id FROM reviews WHERE id = ANY($1::uuid[]) AND state = 'open'
         AND NOT EXISTS (SELECT 1 FROM eligible_reviewers(id, $2))`,
      [ids, this.clock.now()],
    );
    const claims = await this.claims.of(reviews.map((review) => review.id));
    const names = await this.namesOf(reviews.map((review) => review.submittedBy));
    return reviews.map((review) => ({
      review,
      submitterName: names.get(review.submittedBy) ?? '',
      decisions: decisions.filter(({ reviewId }) => reviewId === review.id),
      corrections: corrections.filter(({ reviewId }) => reviewId === review.id),
      nobodyCanDecide: stuck.some(({ id }) => id === review.id),
      claim: claims.get(review.id) ?? null,
    }));
  }

  private async namesOf(userIds: string[]): Promise<Map<string, string>> {
    const people = await this.database.query<{ id: string; name: string }>(
      'SELECT id, display_name AS name FROM users WHERE id = ANY($1::uuid[])',
      [userIds],
    );
    return new Map(people.map(({ id, name }) => [id, name]));
  }
}
