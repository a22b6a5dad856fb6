import { Inject, Injectable } from '@nestjs/common';
import { notFound } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import type { ReviewState } from '../domain/review-transitions';
import { monthBounds, monthBefore } from './domain/months';
import type { OrderMeans } from './domain/emergency-order';

/** `overdue`: its review is not through, and its time is over. */
export const orderStates = ['open', 'overdue', 'completed', 'refuted'] as const;
export type OrderState = (typeof orderStates)[number];

export interface OrderFilter {
  state?: OrderState;
  organizationId?: string;
  /** `YYYY-MM`, Beijing; by the time of the order. */
  month?: string;
}

export interface OrderView {
  id: string;
  state: OrderState;
  contentId: string;
  title: string;
  organizationId: string;
  organizationName: string;
  revisionId: string;
  fingerprint: string;
  reviewId: string;
  reviewState: ReviewState;
  /** Of the review; null once closed. */
  currentStage: string | null;
  reasonCode: string;
  reasonText: string | null;
  approverId: string;
  approverName: string;
  approvedAt: Date;
  means: OrderMeans;
  wording: string;
  platforms: string[];
  recorderId: string;
  recorderName: string;
  recordedAt: Date;
  backfillDueAt: Date;
  closedAt: Date | null;
}

/** How often a unit went around its review, beside the month before. */
export interface OrderCount {
  organizationId: string;
  organizationName: string;
  count: number;
  countBefore: number;
}

const state = `coalesce(k.state, CASE WHEN e.backfill_due_at <= $1 THEN 'overdue' ELSE 'open' END)`;

const view = `SELECT e.id, ${state} AS state, e.content_id AS "contentId", c.title,
    e.organization_id AS "organizationId", o.name AS "organizationName", e.revision_id AS "revisionId",
    e.fingerprint, e.review_id AS "reviewId", r.state AS "reviewState", r.current_stage AS "currentStage",
    e.reason_code AS "reasonCode", e.reason_text AS "reasonText", e.approver_id AS "approverId",
    approver.display_name AS "approverName", e.approved_at AS "approvedAt", e.means, e.wording, e.platforms,
    e.recorder_id AS "recorderId", recorder.display_name AS "recorderName", e.recorded_at AS "recordedAt",
    e.backfill_due_at AS "backfillDueAt", k.closed_at AS "closedAt"
  FROM emergency_orders e
  JOIN contents c ON c.id = e.content_id
  JOIN organizations o ON o.id = e.organization_id
  JOIN reviews r ON r.id = e.review_id
  JOIN users approver ON approver.id = e.approver_id
  JOIN users recorder ON recorder.id = e.recorder_id
  LEFT JOIN emergency_order_closings k ON k.order_id = e.id`;

/** The board of emergency orders, and how many there were. Who may read the items may read it. */
@Injectable()
export class ListEmergencyOrders {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Newest first. Plan: backward scan of the primary key (ids are in order of time), per row the item, unit, review,
   * people and closing by their keys, until a page is full.
   */
  async list(
    actor: Actor,
    filter: OrderFilter,
    limit: number,
    beforeId: string | null,
  ): Promise<OrderView[]> {
    const { from, to } = filter.month ? monthBounds(filter.month) : { from: null, to: null };
    return this.database.query<OrderView>(
      `${view}
       WHERE ${scopeSql('o', 2)} AND ($4::uuid IS NULL OR o.path @> ARRAY[$4::uuid])
         AND ($5::text IS NULL OR ${state} = $5)
         AND ($6::timestamptz IS NULL OR (e.approved_at >= $6 AND e.approved_at < $7))
         AND ($8::uuid IS NULL OR e.id < $8)
       ORDER BY e.id DESC LIMIT $9`,
      [
        this.clock.now(),
        ...scopeParameters(actor.scope('content.read')),
        filter.organizationId ?? null,
        filter.state ?? null,
        from,
        to,
        beforeId,
        limit + 1,
      ],
    );
  }

  /** @throws AppError `emergency_order_not_found` also where the caller may not read the item */
  async get(actor: Actor, id: string): Promise<OrderView> {
    const [order] = await this.database.query<OrderView>(`${view} WHERE e.id = $4 AND ${scopeSql('o', 2)}`, [
      this.clock.now(),
      ...scopeParameters(actor.scope('content.read')),
      id,
    ]);
    if (order) return order;
    throw notFound('emergency_order', '没有这条应急指令。', 'There is no such emergency order.');
  }

  /**
   * Units with any in this month or the one before, the most first. Plan: units of the scope by the GIN index over
   * `path`, the orders of each by `emergency_orders_approved_at`.
   */
  async counts(actor: Actor, month: string, organizationId: string | null): Promise<OrderCount[]> {
    const { from, to } = monthBounds(month);
    const before = monthBounds(monthBefore(month)).from;
    return this.database.query<OrderCount>(
      `SELECT o.id AS "organizationId", o.name AS "organizationName",
              count(*) FILTER (WHERE e.approved_at >= $4)::int AS count,
              count(*) FILTER (WHERE e.approved_at < $4)::int AS "countBefore"
       FROM organizations o
       JOIN emergency_orders e ON e.organization_id = o.id AND e.approved_at >= $3 AND e.approved_at < $5
       WHERE ${scopeSql('o', 1)} AND ($6::uuid IS NULL OR o.path @> ARRAY[$6::uuid])
       GROUP BY o.id, o.name ORDER BY count DESC, o.id`,
      [...scopeParameters(actor.scope('content.read')), before, from, to, organizationId],
    );
  }
}
