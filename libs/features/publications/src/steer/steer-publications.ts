import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ruleBroken } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { ContentsService } from '@haojiao/features/contents';
import type { Actor } from '@haojiao/features/organizations';
import { Companions } from '../companions/companions';
import { asksWhetherToSend } from '../domain/choices';
import { Outcomes } from '../ledger/outcomes';
import { closeSteps } from '../ledger/step-ledger';
import type { PublicationEntity } from '../persistence/publication.entity';
import { PublicationChanges } from './publication-changes';
import { stateForbids } from './refusals';

/** What people do with a publication that is not out: another hour, not at all, once more. */
@Injectable()
export class SteerPublications {
  constructor(
    private readonly database: Database,
    private readonly contents: ContentsService,
    private readonly changes: PublicationChanges,
    private readonly companions: Companions,
    private readonly outcomes: Outcomes,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async reschedule(
    actor: Actor,
    id: string,
    scheduledAt: Date,
    checkVersion: (current: PublicationEntity) => void,
  ): Promise<PublicationEntity> {
    return this.database.transaction((manager) =>
      this.rescheduleIn(manager, actor, id, scheduledAt, checkVersion),
    );
  }

  /** In the caller's transaction. */
  async rescheduleIn(
    manager: EntityManager,
    actor: Actor,
    id: string,
    scheduledAt: Date,
    checkVersion: (current: PublicationEntity) => void = () => undefined,
  ): Promise<PublicationEntity> {
    const work = async (_: EntityManager, publication: PublicationEntity): Promise<void> => {
      checkVersion(publication);
      const isLater = scheduledAt > this.clock.now();
      await this.outcomes.move(
        manager,
        publication,
        isLater ? 'scheduled' : 'queued',
        // A person chose its new hour knowing what it waited for.
        { scheduledAt, nextRunAt: scheduledAt, heldBy: null, onHold: false, note: null },
        actor.audit,
      );
    };
    return this.changes.makeIn(manager, actor, id, { from: ['scheduled', 'queued'] }, work);
  }

  async cancel(actor: Actor, id: string): Promise<PublicationEntity> {
    return this.database.transaction((manager) => this.cancelIn(manager, actor, id));
  }

  /** In the caller's transaction. */
  async cancelIn(manager: EntityManager, actor: Actor, id: string): Promise<PublicationEntity> {
    return this.changes.makeIn(
      manager,
      actor,
      id,
      { from: ['scheduled', 'queued', 'awaiting_hand_off', 'failed', 'needs_attention'], alone: true },
      async (_, publication) => {
        const isAsked = asksWhetherToSend.has(publication.failure?.code ?? '');
        if (publication.state === 'needs_attention' && !isAsked) {
          throw stateForbids(publication, ['scheduled', 'queued', 'awaiting_hand_off', 'failed']);
        }
        await this.outcomes.move(manager, publication, 'cancelled', { onHold: false }, actor.audit);
      },
    );
  }

  /**
   * Tries again what failed, and sends what is late all the same. Steps that have a result are not repeated, unless
   * the item was changed since: what was prepared from an earlier revision is never sent as the new one.
   */
  async retry(actor: Actor, id: string): Promise<PublicationEntity> {
    return this.changes.make(
      actor,
      id,
      { from: ['failed', 'needs_attention'] },
      async (manager, publication) => {
        const isAsked = asksWhetherToSend.has(publication.failure?.code ?? '');
        if (publication.state === 'needs_attention' && !isAsked) throw stateForbids(publication, ['failed']);
        for (const one of [publication, ...(await this.companions.of(publication, manager))]) {
          await this.requireNoOther(manager, one);
        }
        const content = await this.contents.load(publication.contentId, manager);
        const isChanged = content.currentRevisionId !== publication.revisionId;
        if (isChanged) await closeSteps(manager, id, 'superseded', this.clock.now(), null);
        await this.outcomes.move(
          manager,
          publication,
          'queued',
          {
            latenessRule: 'send',
            heldBy: null,
            revisionId: isChanged ? null : publication.revisionId,
            attempts: 0,
            timesAsked: 0,
            pendingReference: null,
            pendingSince: null,
            withdrawReason: null,
            nextRunAt: this.clock.now(),
            failure: null,
            note: null,
          },
          actor.audit,
        );
      },
    );
  }

  /** While a failed one is tried again, another may have been planned for the same account. */
  private async requireNoOther(manager: EntityManager, publication: PublicationEntity): Promise<void> {
    const others = await this.database.query(
      `SELECT 1 FROM publications WHERE content_id = $1 AND channel_account_id = $2 AND id <> $3
         AND state NOT IN ('failed', 'cancelled', 'withdrawn')`,
      [publication.contentId, publication.channelAccountId, publication.id],
      manager,
    );
    if (others.length === 0) return;
    throw ruleBroken(
      'publication_exists',
      '该内容在此账号上已有另一个发布任务。',
      'There is another publication of this item on this account.',
    );
  }
}
