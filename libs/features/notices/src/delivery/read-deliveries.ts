import { Inject, Injectable } from '@nestjs/common';
import { notFound, ruleBroken } from '@haojiao/kernel';
import type { Clock, Message } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import type { DeliveryState } from './notice-delivery.entity';

/** One line of a hook's log. */
export interface DeliveryView {
  id: string;
  noticeId: string;
  kind: string;
  title: Message;
  state: DeliveryState;
  attempts: number;
  dueAt: Date;
  lastProblem: string | null;
  settledAt: Date | null;
  createdAt: Date;
}

const columns = `d.id, d.notice_id AS "noticeId", n.kind, n.title, d.state, d.attempts, d.due_at AS "dueAt",
  d.last_problem AS "lastProblem", d.settled_at AS "settledAt", d.created_at AS "createdAt"`;

/** The log of what went to a hook, and to the mail of a person. Whoever asks was let through to the hook before. */
@Injectable()
export class ReadDeliveries {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Newest first. Plan: backwards over `notice_deliveries_hook_id`. */
  ofHook(
    hookId: string,
    state: DeliveryState | null,
    limit: number,
    before: string | null,
  ): Promise<DeliveryView[]> {
    return this.list('hook_id', hookId, state, limit, before);
  }

  /** Newest first. Plan: backwards over `notice_deliveries_user_id`. */
  ofUser(
    userId: string,
    state: DeliveryState | null,
    limit: number,
    before: string | null,
  ): Promise<DeliveryView[]> {
    return this.list('user_id', userId, state, limit, before);
  }

  /**
   * Sends again what was given up or already sent; what is still on its way goes now.
   * @throws AppError `notice_delivery_not_found`, also for one of another hook; `notice_delivery_dropped`
   */
  async sendAgain(hookId: string, id: string): Promise<DeliveryView> {
    const [delivery] = await this.database.query<DeliveryView>(
      `SELECT ${columns} FROM notice_deliveries d JOIN notices n ON n.id = d.notice_id
       WHERE d.hook_id = $1 AND d.id = $2`,
      [hookId, id],
    );
    if (!delivery) {
      throw notFound('notice_delivery', '没有这次推送。', 'There is no such delivery.');
    }
    if (delivery.state === 'dropped') {
      throw ruleBroken(
        'notice_delivery_dropped',
        '这次推送已经取消（接收方已无权知道，或推送已停用），不能重发。',
        'This delivery was dropped, because the receiver may not know it any more or was paused; it is not sent again.',
      );
    }
    await this.database.query(
      `UPDATE notice_deliveries SET state = 'pending', attempts = 0, settled_at = NULL, due_at = $2
       WHERE id = $1 AND state <> 'dropped' AND (leased_until IS NULL OR leased_until < $2)`,
      [id, this.clock.now()],
    );
    const [again] = await this.list('hook_id', hookId, null, 0, null, id);
    return again!;
  }

  private list(
    receiver: 'hook_id' | 'user_id',
    receiverId: string,
    state: DeliveryState | null,
    limit: number,
    before: string | null,
    only: string | null = null,
  ): Promise<DeliveryView[]> {
    return this.database.query<DeliveryView>(
      `SELECT ${columns} FROM notice_deliveries d JOIN notices n ON n.id = d.notice_id
       WHERE d.${receiver} = $1 AND ($2::text IS NULL OR d.state = $2)
         AND ($3::uuid IS NULL OR d.id < $3) AND ($5::uuid IS NULL OR d.id = $5)
       ORDER BY d.id DESC LIMIT $4`,
      [receiverId, state, before, limit + 1, only],
    );
  }
}
