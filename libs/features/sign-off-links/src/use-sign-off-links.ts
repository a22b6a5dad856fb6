import { Inject, Injectable } from '@nestjs/common';
import { AppError, fault, invalidInput } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { ContentsService } from '@haojiao/features/contents';
import type { ContentEntity } from '@haojiao/features/contents';
import { Actor } from '@haojiao/features/organizations';
import { DecideReview, ListReviews, ReviewsService } from '@haojiao/features/reviews';
import type { ReviewView } from '@haojiao/features/reviews';
import { SessionsService } from '@haojiao/features/sessions';
import { MAX_WRONG_CODES, linkState } from './domain/link-state';
import { SignOffSecrets, hashOfToken } from './link-secrets';
import { SignOffLinkEntity } from './persistence/sign-off-link.entity';

export interface LinkCaller {
  address: string;
  requestId: string;
}

/** What a good link opens: one review at one stage, in the name of one person with today's rights. */
export interface OpenedLink {
  link: SignOffLinkEntity;
  actor: Actor;
  content: ContentEntity;
  view: ReviewView;
}

export interface LinkDecision {
  outcome: 'approve' | 'return';
  comment: string;
  code: string;
}

/** A leader reads and decides by a link. */
@Injectable()
export class UseSignOffLinks {
  constructor(
    private readonly database: Database,
    private readonly secrets: SignOffSecrets,
    private readonly sessions: SessionsService,
    private readonly contents: ContentsService,
    private readonly reviews: ReviewsService,
    private readonly listing: ListReviews,
    private readonly deciding: DecideReview,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Whether guessed, used, expired, revoked, of somebody who may not decide any more, or about words that have changed
   * since: the answer is the same.
   * @throws AppError `sign_off_link_not_found`
   */
  async open(token: string, caller: LinkCaller): Promise<OpenedLink> {
    const tokenHash = hashOfToken(token);
    const link = await this.database.manager.findOneBy(SignOffLinkEntity, { tokenHash });
    if (!link || linkState(link, this.clock.now()) !== 'live') throw noSuchLink();
    const person = await this.sessions.onBehalfOf(link.userId, link.id, caller);
    const review = await this.reviews.load(link.reviewId);
    const stillAsks =
      review.state === 'open' &&
      review.currentStage === link.stageKey &&
      review.round === link.round &&
      review.revisionId === link.revisionId &&
      review.fingerprint === link.fingerprint;
    if (!person || !stillAsks) throw noSuchLink();
    const content = await this.contents.load(review.contentId);
    const actor = throughLink(person);
    if (!actor.can('review.decide', await this.contents.placeOf(content))) throw noSuchLink();
    return { link, actor, content, view: await this.listing.view(review) };
  }

  /** The first opening is on record. */
  async traceOpening({ link, actor, content }: OpenedLink): Promise<void> {
    if (link.openedAt) return;
    await this.database.transaction(async (manager) => {
      await manager.query(
        `UPDATE sign_off_links SET opened_at = $2
         WHERE id = $1 AND opened_at IS NULL AND used_at IS NULL AND revoked_at IS NULL`,
        [link.id, this.clock.now()],
      );
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId: content.organizationId,
        action: 'sign_off_link.opened',
        objectType: 'review',
        objectId: link.reviewId,
        details: { linkId: link.id, stage: link.stageKey, fingerprint: link.fingerprint },
      });
    });
  }

  /**
   * Decides as at the desk, by the same rules; the link is used up in the same transaction, or neither happens.
   * @throws AppError `invalid_input` at a wrong code, `sign_off_link_not_found`, and as `DecideReview.decide`
   */
  async decide(opened: OpenedLink, decision: LinkDecision): Promise<void> {
    const { link, actor } = opened;
    await this.requireCode(opened, decision.code);
    const { outcome, comment } = decision;
    const input = { outcome, comment, stage: link.stageKey, revisionId: link.revisionId };
    await this.deciding.decide(actor, link.reviewId, input, async (manager) => {
      const used = await this.database.query(
        `WITH used AS (
           UPDATE sign_off_links SET used_at = $2, outcome = $3
           WHERE id = $1 AND used_at IS NULL AND revoked_at IS NULL AND expires_at > $2 RETURNING id)
         SELECT id FROM used`,
        [link.id, this.clock.now(), outcome],
        manager,
      );
      if (used.length === 0) throw noSuchLink();
    });
  }

  /** Counted outside of the decision, so that a refusal does not forget the try. */
  private async requireCode({ link, actor, content }: OpenedLink, code: string): Promise<void> {
    if (/^\d{6}$/.test(code) && this.secrets.isCode(code, link)) return;
    const wrongCodes = await this.database.transaction(async (manager) => {
      const [row] = await this.database.query<{ wrongCodes: number }>(
        `WITH counted AS (
           UPDATE sign_off_links SET wrong_codes = wrong_codes + 1,
             revoked_at = CASE WHEN wrong_codes + 1 >= $3 THEN $2::timestamptz END
           WHERE id = $1 AND used_at IS NULL AND revoked_at IS NULL RETURNING wrong_codes)
         SELECT wrong_codes AS "wrongCodes" FROM counted`,
        [link.id, this.clock.now(), MAX_WRONG_CODES],
        manager,
      );
      const count = row?.wrongCodes ?? MAX_WRONG_CODES;
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId: content.organizationId,
        action: 'sign_off_link.code_refused',
        objectType: 'review',
        objectId: link.reviewId,
        details: { linkId: link.id, wrongCodes: count },
      });
      return count;
    });
    if (wrongCodes >= MAX_WRONG_CODES) throw noSuchLink();
    const left = MAX_WRONG_CODES - wrongCodes;
    throw invalidInput([
      fault(
        'code',
        'code_wrong',
        `确认码不对，还可以试 ${left} 次；确认码由送审人另行告知，共 6 位数字。`,
        `The code is wrong; ${left} tries are left. It has six digits and was told to you by another way.`,
      ),
    ]);
  }
}

/** The trail tells by which way it was done. */
function throughLink(person: Actor): Actor {
  return new Actor(
    person.userId,
    `${person.displayName}（签审链接）`,
    person.organizationId,
    person.sessionId,
    person.grants,
    person.address,
    person.requestId,
  );
}

function noSuchLink(): AppError {
  return new AppError('notFound', 'sign_off_link_not_found', {
    zh: '这个签审链接无效：可能已经用过、过期、停用，或者稿件在送出后又有改动。请联系送审人重新发送。',
    en: 'This link does not work: it was used, has expired or was revoked, or the item has changed since. Ask for a new one.',
  });
}
