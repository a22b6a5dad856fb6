import { Inject, Injectable } from '@nestjs/common';
import { ChannelFailure, LostAnswer } from '@haojiao/channel-kit';
import type { Finding, PublicationDraft } from '@haojiao/channel-kit';
import { AppError } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { blackoutNote } from '../blackouts/blackout-note';
import { Blackouts } from '../blackouts/blackouts';
import type { ActiveBlackout } from '../blackouts/blackouts';
import { Companions } from '../companions/companions';
import { isLate } from '../domain/lateness';
import { ApprovedDrafts } from '../drafts/approved-drafts';
import type { PublicationEntity } from '../persistence/publication.entity';
import { checkFailure } from './check-failure';
import { accountDisabled, blackoutOver, late } from './failures';
import { LeaseLost } from './lease';
import { Outcomes } from './outcomes';
import { sentOf } from '../domain/sent';
import type { OnceStep } from './step-ledger';
import type { Settle, Turn } from './turn';

/** Either the draft that may be sent now, or what became of the publication instead. */
export type Admitted = { draft: PublicationDraft } | { settle: Settle };

/**
 * Decides whether a publication may be sent now. Whatever speaks against it, a publication of which something may be
 * out already is never put aside: then the platform is asked first.
 */
@Injectable()
export class Admission {
  constructor(
    private readonly database: Database,
    private readonly drafts: ApprovedDrafts,
    private readonly outcomes: Outcomes,
    private readonly blackouts: Blackouts,
    private readonly companions: Companions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws LostAnswer when something was sent before and its outcome has to be asked for; AppError, ChannelFailure */
  async admit(turn: Turn): Promise<Admitted> {
    const sent = await turn.steps.newestOnce();
    // A worker died between intent and result: nothing else matters until the platform was asked.
    if (sent?.state === 'intent') throw new LostAnswer(sent.name, sent.intentAt);
    try {
      return await this.judge(turn, sent);
    } catch (error) {
      const isRefusal = error instanceof AppError || error instanceof ChannelFailure;
      if (sent && isRefusal) throw new LostAnswer(sent.name, sent.intentAt);
      throw error;
    }
  }

  private async judge(turn: Turn, sent: OnceStep | null): Promise<Admitted> {
    const { publication, adapter, account, context } = turn;
    if (sent === null) {
      const held = await this.heldByBlackout(publication);
      if (held) return { settle: held };
    }
    const isFresh = publication.attempts === 0 && !publication.hadLostAnswer && sent === null;
    const isOverdue = isLate(publication.scheduledAt, this.clock.now());
    if (isFresh && publication.latenessRule !== 'send' && isOverdue) {
      return { settle: this.tooLate(publication) };
    }
    if (account.state === 'disabled') throw accountDisabled();
    const draft = await this.drafts.forSending(publication);
    const isOtherRevision =
      publication.revisionId !== null &&
      (publication.revisionId !== draft.revisionId ||
        (await this.companions.haveChanged(publication, draft.companions ?? [])));
    if (isOtherRevision && sent) throw new LostAnswer(sent.name, sent.intentAt);
    const choice = adapter.chooseMode(draft, context.account);
    const findings = errorsOf(draft, (one) => adapter.check(one, context.account));
    if (findings.length > 0) throw checkFailure(adapter.platform, findings);
    if (choice.mode === 'hand_off' && sent) throw new LostAnswer(sent.name, sent.intentAt);
    // What was prepared on the platform from an earlier revision (a draft, a title) must not go out as this one.
    if (isOtherRevision) await turn.steps.forgetAll();
    await this.remember(turn, draft, choice.mode);
    if (choice.mode === 'hand_off') {
      const reason = choice.reason ?? { zh: '该平台需人工发布。', en: 'This platform is posted to by hand.' };
      return { settle: (manager, current) => this.outcomes.handOff(manager, current, reason) };
    }
    return { draft };
  }

  /**
   * Nothing begins in a blackout window; what waited for its end is released by a person, one by one. Questions and
   * withdrawals go on.
   */
  private async heldByBlackout(publication: PublicationEntity): Promise<Settle | null> {
    const window = await this.blackoutOf(publication);
    if (!window && !publication.heldBy) return null;
    if (!window) return (manager, current) => this.outcomes.needsAttention(manager, current, blackoutOver());
    return (manager, current) =>
      this.outcomes.move(manager, current, 'queued', {
        heldBy: window.id,
        nextRunAt: window.endsAt,
        note: blackoutNote(window),
      });
  }

  /** A post goes out whole: what holds one of its items holds all. */
  private async blackoutOf(publication: PublicationEntity): Promise<ActiveBlackout | null> {
    for (const one of [publication, ...(await this.companions.of(publication))]) {
      const window = await this.blackouts.at(one, this.clock.now());
      if (window) return window;
    }
    return null;
  }

  private tooLate(publication: PublicationEntity): Settle {
    if (publication.latenessRule !== 'drop') {
      return (manager, current) => this.outcomes.needsAttention(manager, current, late());
    }
    const note = {
      zh: '已过计划时间，按规则不再发布。',
      en: 'Its hour has passed; dropped by its own rule.',
    };
    return (manager, current) => this.outcomes.move(manager, current, 'cancelled', { note });
  }

  /** Which revision goes out, how, and in what words, is on record before the first call. */
  private async remember(
    turn: Turn,
    draft: PublicationDraft,
    mode: PublicationEntity['mode'],
  ): Promise<void> {
    const { lease, publication, adapter, context } = turn;
    const sent = sentOf(adapter.preview(draft, context.account));
    const isKnown =
      publication.revisionId === draft.revisionId &&
      publication.mode === mode &&
      publication.sent?.hash === sent?.hash &&
      !(await this.companions.haveChanged(publication, draft.companions ?? []));
    if (isKnown) return;
    const [rows] = await this.database.manager.query<[unknown[], number]>(
      `UPDATE publications SET revision_id = $3, mode = $4, sent = $5
       WHERE id = $1 AND fence = $2 AND lease_owner IS NOT NULL RETURNING id`,
      [lease.publicationId, lease.fence, draft.revisionId, mode, sent && JSON.stringify(sent)],
    );
    if (rows.length === 0) throw new LeaseLost(lease.publicationId, lease.fence);
    await this.companions.remember(publication, draft.companions ?? [], mode);
  }
}

/** What the platform would refuse in the item or in its companions; the latter by their place. */
function errorsOf(draft: PublicationDraft, check: (draft: PublicationDraft) => Finding[]): Finding[] {
  const ofCompanions = (draft.companions ?? []).flatMap((companion, index) =>
    check(companion).map((finding) => ({ ...finding, path: `companions.${index}.${finding.path}` })),
  );
  return [...check(draft), ...ofCompanions].filter((finding) => finding.severity === 'error');
}
