import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { HOUR_MS, newId, notFound, ruleBroken } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Settings } from '@haojiao/infrastructure/config';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { ContentsService } from '@haojiao/features/contents';
import type { ContentEntity } from '@haojiao/features/contents';
import type { Actor } from '@haojiao/features/organizations';
import { ReviewsService } from '@haojiao/features/reviews';
import type { ReviewEntity } from '@haojiao/features/reviews';
import { linkState } from './domain/link-state';
import { SignOffSecrets } from './link-secrets';
import { SignOffLinkEntity } from './persistence/sign-off-link.entity';

export const DEFAULT_HOURS = 24;

export interface IssuedLink {
  link: SignOffLinkEntity;
  personName: string;
  url: string;
  code: string;
}

export interface LinkView extends SignOffLinkEntity {
  personName: string;
  issuerName: string;
}

const see = {
  noun: 'sign_off_link',
  zh: '没有这个签审链接。',
  en: 'There is no such sign-off link.',
} as const;

/** Links are made for a person who may decide the stage that waits, and revoked, by people at the desk. */
@Injectable()
export class IssueSignOffLinks {
  constructor(
    private readonly database: Database,
    private readonly contents: ContentsService,
    private readonly reviews: ReviewsService,
    private readonly secrets: SignOffSecrets,
    private readonly settings: Settings,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * For the stage that waits now and the words as they are now; a link that the person still has stops.
   * @throws AppError `review_not_found`, `not_allowed`, `review_closed`, `person_may_not_decide`
   */
  async issue(actor: Actor, reviewId: string, userId: string, hours: number): Promise<IssuedLink> {
    return this.database.transaction(async (manager) => {
      const { review, content } = await this.reviews.loadForUpdate(reviewId, manager);
      await this.reviews.requireOn(actor, 'sign_off_link.issue', content, manager);
      if (review.state !== 'open' || review.currentStage === null) throw closed();
      const person = await this.requireEligible(review, userId, manager);
      const now = this.clock.now();
      await manager.query(
        `UPDATE sign_off_links SET revoked_at = $3
         WHERE review_id = $1 AND user_id = $2 AND used_at IS NULL AND revoked_at IS NULL`,
        [reviewId, userId, now],
      );
      const id = newId();
      const { token, code, ...kept } = this.secrets.make(id);
      const link = manager.create(SignOffLinkEntity, {
        id,
        reviewId,
        userId,
        stageKey: review.currentStage,
        round: review.round,
        revisionId: review.revisionId,
        fingerprint: review.fingerprint,
        ...kept,
        wrongCodes: 0,
        issuedBy: actor.userId,
        issuedAt: now,
        expiresAt: new Date(now.getTime() + hours * HOUR_MS),
        openedAt: null,
        usedAt: null,
        outcome: null,
        revokedAt: null,
        revokedBy: null,
      });
      await manager.insert(SignOffLinkEntity, link);
      await this.record(manager, actor, content, link, 'sign_off_link.issued');
      return { link, personName: person.name, url: `${this.settings.publicUrl}/s/${token}`, code };
    });
  }

  /** @throws AppError `sign_off_link_not_found`, `not_allowed`, `sign_off_link_over` */
  async revoke(actor: Actor, id: string): Promise<LinkView> {
    await this.database.transaction(async (manager) => {
      const link = await this.lock(id, manager);
      const { contentId } = await this.reviews.load(link.reviewId, manager);
      const content = await this.contents.load(contentId, manager);
      const place = await this.contents.placeOf(content, manager);
      actor.require('sign_off_link.issue', place, { ...see, read: 'content.read' });
      const state = linkState(link, this.clock.now());
      if (state === 'revoked') return;
      if (state === 'used') {
        throw ruleBroken(
          'sign_off_link_over',
          '这个链接已经用过，决定不能撤销；如需改变，请退回稿件。',
          'This link was used; the decision stands. Return the item to change it.',
        );
      }
      await manager.update(SignOffLinkEntity, id, { revokedAt: this.clock.now(), revokedBy: actor.userId });
      await this.record(manager, actor, content, link, 'sign_off_link.revoked');
    });
    const [view] = await this.views('l.id = $1', [id]);
    return view!;
  }

  /** @throws AppError `sign_off_link_not_found` */
  async get(actor: Actor, id: string): Promise<LinkView> {
    const [view] = await this.views('l.id = $1', [id]);
    if (!view) throw notFound(see.noun, see.zh, see.en);
    const { contentId } = await this.reviews.load(view.reviewId);
    const place = await this.contents.placeOf(await this.contents.load(contentId));
    actor.require('sign_off_link.issue', place, { ...see, read: 'content.read' });
    return view;
  }

  /** Newest first. Plan: backwards over `sign_off_links_review_id`; a review has a handful. */
  async list(actor: Actor, reviewId: string): Promise<LinkView[]> {
    const { contentId } = await this.reviews.load(reviewId);
    await this.reviews.requireOn(actor, 'sign_off_link.issue', await this.contents.load(contentId));
    return this.views('l.review_id = $1', [reviewId]);
  }

  private async requireEligible(review: ReviewEntity, userId: string, manager: EntityManager) {
    const eligible = await this.reviews.eligibleReviewers(review.id, manager);
    const person = eligible.find((each) => each.userId === userId && each.onBehalfOf === null);
    if (person) return person;
    throw ruleBroken(
      'person_may_not_decide',
      `此人不能审这个环节（${review.currentStage}）：没有相应角色、参与了撰写，或已审过本稿的其他环节。可选：${
        eligible.map(({ name }) => name).join('、') || '暂无'
      }。`,
      `This person may not decide the stage (${review.currentStage}): no role for it, wrote a part of it, or decided another stage. Possible: ${
        eligible.map(({ name }) => name).join(', ') || 'nobody'
      }.`,
    );
  }

  private async lock(id: string, manager: EntityManager): Promise<SignOffLinkEntity> {
    const link = await manager
      .createQueryBuilder(SignOffLinkEntity, 'l')
      .where('l.id = :id', { id })
      .setLock('pessimistic_write')
      .getOne();
    if (!link) throw notFound(see.noun, see.zh, see.en);
    return link;
  }

  private async views(condition: string, parameters: unknown[]): Promise<LinkView[]> {
    return this.database.query<LinkView>(
      `SELECT l.id, l.review_id AS "reviewId", l.user_id AS "userId", p.display_name AS "personName",
              l.stage_key AS "stageKey", l.revision_id AS "revisionId", l.fingerprint, l.issued_by AS "issuedBy",
              i.display_name AS "issuerName", l.issued_at AS "issuedAt", l.expires_at AS "expiresAt",
              l.opened_at AS "openedAt", l.used_at AS "usedAt", l.outcome, l.revoked_at AS "revokedAt"
       FROM sign_off_links l JOIN users p ON p.id = l.user_id JOIN users i ON i.id = l.issued_by
       WHERE ${condition} ORDER BY l.id DESC LIMIT 100`,
      parameters,
    );
  }

  private record(
    manager: EntityManager,
    actor: Actor,
    content: ContentEntity,
    { id, userId, stageKey, reviewId, fingerprint, expiresAt }: SignOffLinkEntity,
    action: string,
  ): Promise<void> {
    return this.audit.record(manager, {
      actor: actor.audit,
      organizationId: content.organizationId,
      action,
      objectType: 'review',
      objectId: reviewId,
      details: { linkId: id, userId, stage: stageKey, fingerprint, expiresAt: expiresAt.toISOString() },
    });
  }
}

function closed() {
  return ruleBroken(
    'review_closed',
    '这次审核已经结束，不能再生成签审链接。',
    'This review is closed; there is nothing left to sign.',
  );
}
