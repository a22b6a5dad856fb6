import { Injectable } from '@nestjs/common';
import { SECOND_MS } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import type { Sweep } from '@haojiao/infrastructure/queue';
import { AuditService, systemActor } from '@haojiao/features/audit';
import { Deliveries } from '../delivery/deliveries';
import type { HeldDelivery } from '../delivery/deliveries';
import { Notices } from '../notices';
import { HookSender } from './hook-sender';
import { NoticeHookEntity } from './notice-hook.entity';

/** Messages taken from one hook before another hook's turn comes. */
const A_TURN = 20;
/** After so many failures in a row nobody seems to be there any more. */
const FAILURES_TO_PAUSE = 30;

/** Posts what is due to hooks, each notice by itself, at least once: the receiver knows a second copy by its id. */
@Injectable()
export class SendNoticeHooks implements Sweep {
  readonly name = 'send-notice-hooks';
  readonly everyMs = 2 * SECOND_MS;

  constructor(
    private readonly database: Database,
    private readonly deliveries: Deliveries,
    private readonly sender: HookSender,
    private readonly notices: Notices,
    private readonly audit: AuditService,
  ) {}

  async run(): Promise<void> {
    for (;;) {
      const taken = await this.deliveries.take('hook_id', A_TURN);
      if (!taken) return;
      const hook = await this.database.manager.findOneBy(NoticeHookEntity, { id: taken.receiverId });
      if (hook) await this.deliver(hook, taken.ids);
    }
  }

  private async deliver(hook: NoticeHookEntity, ids: string[]): Promise<void> {
    if (hook.state === 'paused') return this.deliveries.settle(ids, 'dropped', 'paused');
    const held = await this.deliveries.load(ids, hook.answersFor);
    for (const [index, delivery] of held.entries()) {
      if (delivery.pointless === 'not_entitled') {
        await this.deliveries.settle([delivery.id], 'dropped', 'not_entitled');
        continue;
      }
      const answer = await this.sender.post(hook, delivery.id, messageOf(delivery));
      if (answer.isTaken) {
        await this.deliveries.settle([delivery.id], 'sent', null);
        await this.countFailures(hook.id, 0);
        continue;
      }
      // Nobody is there: the others of this turn wait with it.
      await this.deliveries.retryLater(held.slice(index), answer.problem ?? '');
      const failures = await this.countFailures(hook.id, null);
      if (answer.isGone) await this.pause(hook, 'HTTP 410');
      else if (failures >= FAILURES_TO_PAUSE) await this.pause(hook, answer.problem ?? '');
      return;
    }
  }

  /** Sets the count of failures in a row, or adds one (null). Yields it. */
  private async countFailures(hookId: string, to: 0 | null): Promise<number> {
    const rows = await this.database.query<{ failures: number }>(
      `WITH counted AS (
         UPDATE notice_hooks SET failures = COALESCE($2, failures + 1) WHERE id = $1 RETURNING failures)
       SELECT failures FROM counted`,
      [hookId, to],
    );
    return rows[0]?.failures ?? 0;
  }

  private async pause(hook: NoticeHookEntity, because: string): Promise<void> {
    await this.database.transaction(async (manager) => {
      const paused = await this.database.query<{ version: number }>(
        `WITH paused AS (
           UPDATE notice_hooks SET state = 'paused', paused_because = $2, version = version + 1, updated_at = now()
           WHERE id = $1 AND state = 'active' RETURNING version)
         SELECT version FROM paused`,
        [hook.id, because],
        manager,
      );
      if (paused.length === 0) return;
      await this.notices.raise(manager, {
        organizationId: hook.organizationId,
        action: 'notice_hook.manage',
        kind: 'notice_hook.paused',
        severity: 'warning',
        title: {
          zh: `通知推送“${hook.name}”已停用`,
          en: `The notice hook "${hook.name}" was paused`,
        },
        body: {
          zh: `接收方一直没有收下（${because}）。请检查接收地址，再把它重新启用。`,
          en: `The receiver took nothing (${because}). See to its address, then switch it on again.`,
        },
        objectType: 'notice_hook',
        objectId: hook.id,
        dedupeKey: `notice_hook.paused:${hook.id}:${paused[0]!.version}`,
      });
      await this.audit.record(manager, {
        actor: systemActor,
        organizationId: hook.organizationId,
        action: 'notice_hook.paused',
        objectType: 'notice_hook',
        objectId: hook.id,
        details: { because },
      });
    });
  }
}

function messageOf(delivery: HeldDelivery) {
  return {
    type: delivery.kind,
    timestamp: delivery.createdAt.toISOString(),
    data: {
      noticeId: delivery.noticeId,
      severity: delivery.severity,
      title: { ...delivery.title },
      body: { ...delivery.body },
      organizationId: delivery.organizationId,
      object: { type: delivery.objectType, id: delivery.objectId },
    },
  };
}
