import { Injectable } from '@nestjs/common';
import { ChannelRegistry } from '@haojiao/channel-kit';
import { graphemeCount } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { ContentsService, documentText } from '@haojiao/features/contents';
import type { ContentEntity } from '@haojiao/features/contents';
import type {
  ReviewSheet,
  SheetCorrection,
  SheetDecision,
  SheetEmergency,
  SheetProofing,
  SheetPublication,
  SheetReview,
} from '../domain/review-sheet';

type OfReview<Line> = Line & { reviewId: string };

/** Puts together what the sheet of an item says. Whoever asks was let through to the item before. */
@Injectable()
export class CollectReviewSheet {
  constructor(
    private readonly database: Database,
    private readonly contents: ContentsService,
    private readonly registry: ChannelRegistry,
  ) {}

  async of(content: ContentEntity): Promise<ReviewSheet> {
    const revision = await this.contents.revision(content.currentRevisionId);
    const { document } = revision;
    const [facts] = await this.database.query<
      Pick<
        ReviewSheet,
        'organizationName' | 'timeZone' | 'columnName' | 'brandName' | 'authorName' | 'coAuthorNames'
      >
    >(
      `SELECT o.name AS "organizationName", o.time_zone AS "timeZone", k.name AS "columnName",
              b.name AS "brandName", u.display_name AS "authorName",
              ARRAY(SELECT p.display_name FROM users p WHERE p.id = ANY($2::uuid[]) ORDER BY p.id) AS "coAuthorNames"
       FROM contents c JOIN organizations o ON o.id = c.organization_id JOIN users u ON u.id = c.author_id
       LEFT JOIN columns k ON k.id = c.column_id LEFT JOIN brands b ON b.id = c.brand_id WHERE c.id = $1`,
      [content.id, document.coAuthorIds],
    );
    return {
      contentId: content.id,
      title: document.title,
      type: document.type,
      ...facts!,
      byline: document.byline,
      source: document.source && [document.source.name, document.source.url].filter(Boolean).join(' '),
      locale: document.locale,
      characters: graphemeCount(documentText(document).replace(/\s/g, '')),
      currentRevision: revision.number,
      reviews: await this.reviewsOf(content.id),
      proofing: await this.proofingOf(content.id),
      emergency: await this.emergencyOf(content.id),
      publications: await this.publicationsOf(content.id),
      trail: await this.trailOf(content.id),
    };
  }

  private async reviewsOf(contentId: string): Promise<SheetReview[]> {
    const reviews = await this.database.query<Omit<SheetReview, 'decisions' | 'corrections'>>(
      `SELECT r.id, r.state, r.flow_name AS "flowName", r.stages, v.number AS "revisionNumber", r.fingerprint,
              u.display_name AS "submitterName", r.submitted_at AS "submittedAt", r.comment,
              r.decided_at AS "decidedAt"
       FROM reviews r JOIN content_revisions v ON v.id = r.revision_id JOIN users u ON u.id = r.submitted_by
       WHERE r.content_id = $1 ORDER BY r.id`,
      [contentId],
    );
    const ids = reviews.map(({ id }) => id);
    const decisions = await this.decisionsOf(ids);
    const corrections = await this.correctionsOf(ids);
    return reviews.map((review) => ({
      ...review,
      decisions: decisions.filter(({ reviewId }) => reviewId === review.id),
      corrections: corrections.filter(({ reviewId }) => reviewId === review.id),
    }));
  }

  private decisionsOf(reviewIds: string[]): Promise<OfReview<SheetDecision>[]> {
    return this.database.query(
      `SELECT d.review_id AS "reviewId", d.stage_key AS "stageKey", d.decider_name AS "deciderName",
              d.decider_post AS "deciderPost", d.decider_unit AS "deciderUnit",
              d.on_behalf_of_name AS "onBehalfOf", d.outcome, d.comment, d.created_at AS at,
              v.number AS "revisionNumber", v.fingerprint,
              d.outcome <> 'approve' OR EXISTS (
                SELECT FROM review_standing s WHERE s.decision_id = d.id) AS stands
       FROM review_decisions d JOIN content_revisions v ON v.id = d.revision_id
       WHERE d.review_id = ANY($1::uuid[]) ORDER BY d.created_at, d.id`,
      [reviewIds],
    );
  }

  private correctionsOf(reviewIds: string[]): Promise<OfReview<SheetCorrection>[]> {
    return this.database.query(
      `SELECT c.review_id AS "reviewId", c.stage_key AS "stageKey", u.display_name AS "correctorName",
              f.number AS "fromRevision", t.number AS "toRevision", c.comment, c.created_at AS at
       FROM review_corrections c JOIN users u ON u.id = c.corrected_by
       JOIN content_revisions f ON f.id = c.from_revision_id JOIN content_revisions t ON t.id = c.to_revision_id
       WHERE c.review_id = ANY($1::uuid[]) ORDER BY c.created_at, c.id`,
      [reviewIds],
    );
  }

  /** Plan: the index `proofing_verdicts_content_id`. */
  private async proofingOf(contentId: string): Promise<SheetProofing | null> {
    const [verdict] = await this.database.query<SheetProofing>(
      `SELECT (SELECT count(*)::int FROM jsonb_array_elements(v.findings) f WHERE f ->> 'severity' = 'forbid') AS forbid,
              (SELECT count(*)::int FROM jsonb_array_elements(v.findings) f WHERE f ->> 'severity' = 'confirm') AS confirm,
              (SELECT count(*)::int FROM jsonb_array_elements(v.findings) f WHERE f ->> 'severity' = 'suggest') AS suggest,
              coalesce((SELECT jsonb_agg(jsonb_build_object('passage', a.passage, 'reason', a.reason,
                                                            'acceptedBy', u.display_name) ORDER BY a.id)
                        FROM proofing_acceptances a JOIN users u ON u.id = a.accepted_by
                        WHERE a.content_id = v.content_id), '[]') AS acceptances,
              v.created_at AS at
       FROM proofing_verdicts v WHERE v.content_id = $1 ORDER BY v.id DESC LIMIT 1`,
      [contentId],
    );
    return verdict ?? null;
  }

  private async emergencyOf(contentId: string): Promise<SheetEmergency[]> {
    const orders = await this.database.query<Omit<SheetEmergency, 'platformNames'> & { platforms: string[] }>(
      `SELECT o.reason_code AS "reasonCode", o.reason_text AS "reasonText", a.display_name AS "approverName",
              o.approved_at AS "approvedAt", o.means, o.wording, r.display_name AS "recorderName", o.platforms,
              o.backfill_due_at AS "dueAt", c.state AS "closedAs", c.closed_at AS "closedAt"
       FROM emergency_orders o JOIN users a ON a.id = o.approver_id JOIN users r ON r.id = o.recorder_id
       LEFT JOIN emergency_order_closings c ON c.order_id = o.id WHERE o.content_id = $1 ORDER BY o.id`,
      [contentId],
    );
    return orders.map(({ platforms, ...order }) => ({
      ...order,
      platformNames: platforms.map((platform) => this.registry.nameOf(platform).zh),
    }));
  }

  private async publicationsOf(contentId: string): Promise<SheetPublication[]> {
    const publications = await this.database.query<
      Omit<SheetPublication, 'platformName'> & { platform: string }
    >(
      `SELECT p.platform, a.name AS "accountName", p.mode, p.state, p.scheduled_at AS "scheduledAt",
              p.published_at AS "publishedAt", p.remote_url AS url, p.withdrawn_at AS "withdrawnAt",
              p.withdraw_reason AS "withdrawReason"
       FROM publications p JOIN channel_accounts a ON a.id = p.channel_account_id
       WHERE p.content_id = $1 ORDER BY p.id`,
      [contentId],
    );
    return publications.map(({ platform, ...publication }) => ({
      ...publication,
      platformName: this.registry.nameOf(platform).zh,
    }));
  }

  /** Plan: the index `audit_entries_object` for the item's own entries and its reviews'. */
  private async trailOf(contentId: string): Promise<ReviewSheet['trail']> {
    const [entry] = await this.database.query<{ sequence: string; hash: string; at: Date }>(
      `SELECT sequence, hash, occurred_at AS at FROM audit_entries
       WHERE object_type = 'content' AND object_id = $1
          OR object_type = 'review' AND object_id IN (SELECT id::text FROM reviews WHERE content_id = $1::uuid)
       ORDER BY sequence DESC LIMIT 1`,
      [contentId],
    );
    return entry ? { ...entry, sequence: Number(entry.sequence) } : null;
  }
}
