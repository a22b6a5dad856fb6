import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PublishOutcome, RemotePost, ShareLink } from '@haojiao/channel-kit';
import { HOUR_MS } from '@haojiao/kernel';
import type { Clock, Message } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService, systemActor } from '@haojiao/features/audit';
import type { AuditActor } from '@haojiao/features/audit';
import { ContentsService } from '@haojiao/features/contents';
import { Companions } from '../companions/companions';
import { asksWhetherToSend } from '../domain/choices';
import { canMove } from '../domain/publication-transitions';
import type { PublicationState } from '../domain/publication-transitions';
import { PublicationEntity } from '../persistence/publication.entity';
import type { KeptFailure } from '../persistence/publication.entity';

/** How long a feed may stay without any sign before the ledger looks. */
const LISTED_LOOK_MS = 2 * HOUR_MS;

/** Columns that a transition may set beside the state. */
export type TransitionChanges = Partial<
  Pick<
    PublicationEntity,
    | 'mode'
    | 'scheduledAt'
    | 'latenessRule'
    | 'nextRunAt'
    | 'revisionId'
    | 'attempts'
    | 'timesAsked'
    | 'pendingReference'
    | 'pendingSince'
    | 'lostStep'
    | 'lostIntentAt'
    | 'hadLostAnswer'
    | 'failure'
    | 'note'
    | 'withdrawReason'
    | 'withdrawnAt'
    | 'remoteId'
    | 'remoteUrl'
    | 'remoteExtra'
    | 'publishedAt'
    | 'shareUrl'
    | 'shareExpiresAt'
    | 'heldBy'
    | 'onHold'
  >
>;

/** Told in the transaction in which a publication went live or was taken down; delivery and metrics listen. */
export type LiveListener = (publication: PublicationEntity, manager: EntityManager) => Promise<void>;

/** The only one who moves a publication, by the table, in the caller's transaction. */
@Injectable()
export class Outcomes {
  private readonly liveListeners: LiveListener[] = [];
  private readonly withdrawnListeners: LiveListener[] = [];
  private readonly stuckListeners: LiveListener[] = [];

  constructor(
    private readonly database: Database,
    private readonly contents: ContentsService,
    private readonly audit: AuditService,
    private readonly companions: Companions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onLive(listener: LiveListener): void {
    this.liveListeners.push(listener);
  }

  onWithdrawn(listener: LiveListener): void {
    this.withdrawnListeners.push(listener);
  }

  /** Told in the transaction in which a publication failed, or a person has to find out what became of it. */
  onStuck(listener: LiveListener): void {
    this.stuckListeners.push(listener);
  }

  /** Moves and ends the lease. @throws Error at a move that the table does not know: a bug, never a user's doing. */
  async move(
    manager: EntityManager,
    publication: PublicationEntity,
    wanted: PublicationState,
    changes: TransitionChanges = {},
    by: AuditActor = systemActor,
  ): Promise<void> {
    const state = stateUnderWithdrawal(publication, wanted);
    if (state !== publication.state && !canMove(publication.state, state)) {
      throw new Error(`A publication does not go from ${publication.state} to ${state}`);
    }
    const before = publication.state;
    const wasLive = publication.publishedAt !== null;
    Object.assign(publication, changes, { state, leaseOwner: null, leaseUntil: null, enqueuedAt: null });
    await manager.save(publication);
    if (!wasLive && state !== 'published') await this.carryAlong(manager, publication, by);
    if (state === before) return;
    // A withdrawal that did not happen ends in `published` too: that is no second appearance.
    if (state === 'published' && !wasLive) await this.wentLive(manager, publication);
    if (state === 'withdrawn') await this.wasWithdrawn(manager, publication);
    if (isStuck(publication))
      for (const listener of this.stuckListeners) await listener(publication, manager);
    if (worthTracing.has(state)) await this.trace(manager, publication, before, by);
    if (state === 'published' && !wasLive && publication.withdrawReason !== null) {
      await this.beginWithdrawal(manager, publication, publication.withdrawReason, by);
    }
  }

  async beginWithdrawal(
    manager: EntityManager,
    publication: PublicationEntity,
    withdrawReason: string,
    by: AuditActor,
  ): Promise<void> {
    await this.move(
      manager,
      publication,
      'withdrawing',
      {
        withdrawReason,
        nextRunAt: this.clock.now(),
        attempts: 0,
        timesAsked: 0,
        lostStep: null,
        lostIntentAt: null,
        failure: null,
        note: null,
      },
      by,
    );
  }

  async askLater(manager: EntityManager, publication: PublicationEntity, nextRunAt: Date): Promise<void> {
    const timesAsked = publication.timesAsked + 1;
    await this.move(manager, publication, publication.state, { timesAsked, nextRunAt });
  }

  async published(
    manager: EntityManager,
    publication: PublicationEntity,
    remote: RemotePost,
    by: AuditActor = systemActor,
    note: Message | null = null,
  ): Promise<void> {
    await this.move(
      manager,
      publication,
      'published',
      {
        // Null when a person said that it is out and knows no more.
        remoteId: remote.id || null,
        remoteUrl: remote.url,
        remoteExtra: remote.extra ?? null,
        publishedAt: remote.publishedAt,
        pendingReference: null,
        lostStep: null,
        lostIntentAt: null,
        failure: null,
        note,
      },
      by,
    );
    for (const [index, companion] of (await this.companions.hold(manager, publication)).entries()) {
      // Where nobody told its own address, the lead's stands for it.
      const own = remote.companions?.[index] ?? {
        id: remote.id && `${remote.id}#${companion.slot}`,
        url: remote.url,
        publishedAt: remote.publishedAt,
      };
      if (companion.state !== 'awaiting_platform') companion.state = 'publishing';
      await this.published(manager, companion, own, by, note);
    }
  }

  /** Companions stand where their lead stands, until it is out. */
  private async carryAlong(manager: EntityManager, lead: PublicationEntity, by: AuditActor): Promise<void> {
    for (const companion of await this.companions.hold(manager, lead)) {
      const before = companion.state;
      const { state, mode, scheduledAt, nextRunAt, failure, note, heldBy } = lead;
      Object.assign(companion, { state, mode, scheduledAt, nextRunAt, failure, note, heldBy });
      await manager.save(companion);
      if (state !== before && worthTracing.has(state)) await this.trace(manager, companion, before, by);
    }
  }

  async settle(
    manager: EntityManager,
    publication: PublicationEntity,
    outcome: PublishOutcome,
    now: Date,
  ): Promise<void> {
    switch (outcome.kind) {
      case 'published':
        return this.published(manager, publication, outcome.remote);
      case 'awaiting_platform':
        return this.move(manager, publication, 'awaiting_platform', {
          pendingReference: outcome.reference,
          pendingSince: publication.pendingSince ?? now,
          nextRunAt: new Date(now.getTime() + outcome.askAgainAfterMs),
          timesAsked: 0,
          lostStep: null,
          lostIntentAt: null,
          failure: null,
          note: outcome.note ?? null,
        });
      case 'awaiting_hand_off':
        return this.handOff(manager, publication, outcome.reason, outcome.share);
      case 'listed':
        return this.move(manager, publication, 'awaiting_platform', {
          // The feed's own receipts bring it on; the ledger only looks whether they stay away.
          pendingReference: publication.id,
          pendingSince: publication.pendingSince ?? now,
          nextRunAt: new Date(now.getTime() + LISTED_LOOK_MS),
          timesAsked: 0,
          failure: null,
          note: outcome.note,
        });
    }
  }

  /** With a link for the phone it stays in mode `share`: the platform's callback, or a person, says what came of it. */
  async handOff(
    manager: EntityManager,
    publication: PublicationEntity,
    reason: Message,
    share?: ShareLink,
  ): Promise<void> {
    await this.move(manager, publication, 'awaiting_hand_off', {
      mode: share ? 'share' : 'hand_off',
      note: reason,
      shareUrl: share?.url ?? null,
      shareExpiresAt: share?.expiresAt ?? null,
      pendingReference: share?.reference ?? null,
    });
  }

  async needsAttention(
    manager: EntityManager,
    publication: PublicationEntity,
    failure: KeptFailure,
    note: Message | null = null,
  ): Promise<void> {
    await this.move(manager, publication, 'needs_attention', { failure, note });
  }

  private async wentLive(manager: EntityManager, publication: PublicationEntity): Promise<void> {
    const content = await this.contents.loadForUpdate(publication.contentId, manager);
    await this.contents.setState(manager, content.id, {
      state: 'published',
      publishedAt: content.publishedAt ?? publication.publishedAt ?? undefined,
      // Edited while the platform worked: what was sent is live, the edit is the next revision of a published item.
      approvedRevisionId: content.approvedRevisionId ?? publication.revisionId ?? undefined,
    });
    for (const listener of this.liveListeners) await listener(publication, manager);
  }

  /** The content is withdrawn when nothing of it is out there any more. */
  private async wasWithdrawn(manager: EntityManager, publication: PublicationEntity): Promise<void> {
    const content = await this.contents.loadForUpdate(publication.contentId, manager);
    const [row] = await this.database.query<{ live: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM publications WHERE content_id = $1 AND published_at IS NOT NULL
         AND state IN ('published', 'withdrawing', 'needs_attention')) AS live`,
      [publication.contentId],
      manager,
    );
    if (!row?.live && content.state === 'published') {
      await this.contents.setState(manager, publication.contentId, { state: 'withdrawn' });
    }
    for (const listener of this.withdrawnListeners) await listener(publication, manager);
  }

  private async trace(
    manager: EntityManager,
    publication: PublicationEntity,
    before: PublicationState,
    by: AuditActor,
  ): Promise<void> {
    await this.audit.record(manager, {
      actor: by,
      organizationId: publication.organizationId,
      action: `publication.${publication.state}`,
      objectType: 'publication',
      objectId: publication.id,
      details: {
        before,
        platform: publication.platform,
        contentId: publication.contentId,
        revisionId: publication.revisionId,
        remoteId: publication.remoteId,
        failure: publication.failure?.code ?? null,
      },
    });
  }
}

/** It did not go out; those that only wait for a person's word, after a blackout or when late, are not stuck. */
function isStuck({ state, publishedAt, failure }: PublicationEntity): boolean {
  if (publishedAt !== null) return false;
  return state === 'failed' || (state === 'needs_attention' && !asksWhetherToSend.has(failure?.code ?? ''));
}

/** What people will want to prove later; the turns in between are in attempts and steps. */
const worthTracing = new Set<PublicationState>([
  'published',
  'failed',
  'needs_attention',
  'cancelled',
  'withdrawing',
  'withdrawn',
  'awaiting_hand_off',
]);

/**
 * An item that was withdrawn while this publication of it was on its way is not sent any more; what could not be
 * stopped is taken down as soon as it is known to be out.
 */
function stateUnderWithdrawal(publication: PublicationEntity, wanted: PublicationState): PublicationState {
  const isToBeWithdrawn = publication.withdrawReason !== null && publication.publishedAt === null;
  const wouldGoOn = wanted === 'queued' || wanted === 'awaiting_hand_off';
  return isToBeWithdrawn && publication.state === 'publishing' && wouldGoOn ? 'cancelled' : wanted;
}
