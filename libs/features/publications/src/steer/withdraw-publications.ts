import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ruleBroken } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { ContentsService } from '@haojiao/features/contents';
import type { Actor } from '@haojiao/features/organizations';
import { PublicationWaker } from '../jobs/publication-waker';
import { Outcomes } from '../ledger/outcomes';
import { PublicationEntity } from '../persistence/publication.entity';
import { PublicationChanges, isCarried } from './publication-changes';

/** 撤稿: of one publication, or of an item wherever it is. */
@Injectable()
export class WithdrawPublications {
  constructor(
    private readonly database: Database,
    private readonly contents: ContentsService,
    private readonly changes: PublicationChanges,
    private readonly outcomes: Outcomes,
    private readonly waker: PublicationWaker,
  ) {}

  async withdraw(actor: Actor, id: string, reason: string): Promise<PublicationEntity> {
    return this.changes.make(actor, id, { from: ['published'] }, (manager, publication) =>
      this.outcomes.beginWithdrawal(manager, publication, reason, actor.audit),
    );
  }

  /**
   * Every publication of an item in one action: what is out is taken down, what is only planned is cancelled, and what
   * is on its way is marked, so that it is stopped where that can be, else taken down as soon as it is out.
   */
  async withdrawContent(actor: Actor, contentId: string, reason: string): Promise<PublicationEntity[]> {
    return this.database.transaction(async (manager) => {
      await this.holdItems(contentId, manager);
      const content = await this.contents.load(contentId, manager);
      await this.contents.requireOn(actor, 'publication.manage', content, manager);
      const publications = await manager
        .createQueryBuilder(PublicationEntity, 'p')
        .setLock('pessimistic_write')
        .where('p.contentId = :contentId', { contentId })
        .orderBy('p.id')
        .getMany();
      const touched: PublicationEntity[] = [];
      for (const publication of publications) {
        const isTouched = await this.withdrawOne(manager, publication, reason, actor);
        if (isTouched) touched.push(publication);
      }
      if (touched.every((publication) => publication.state === 'cancelled')) {
        throw ruleBroken(
          'nothing_to_withdraw',
          '该内容没有已发布的渠道。',
          'Nothing of this item is published.',
        );
      }
      await this.waker.wakeAfterCommit(manager, touched);
      return touched;
    });
  }

  /** The item and those that go out with it, in one order with everybody who holds several. */
  private async holdItems(contentId: string, manager: EntityManager): Promise<void> {
    const companions = await this.database.query<{ content_id: string }>(
      `SELECT content_id FROM publications WHERE lead_id IN (SELECT id FROM publications WHERE content_id = $1)`,
      [contentId],
      manager,
    );
    const ids = new Set([contentId, ...companions.map(({ content_id }) => content_id)]);
    for (const id of [...ids].sort()) await this.contents.loadForUpdate(id, manager);
  }

  /** Whether anything was to be done about it. */
  private async withdrawOne(
    manager: EntityManager,
    publication: PublicationEntity,
    reason: string,
    actor: Actor,
  ): Promise<boolean> {
    switch (publication.state) {
      case 'published':
        await this.outcomes.beginWithdrawal(manager, publication, reason, actor.audit);
        return true;
      case 'scheduled':
      case 'queued':
        if (isCarried(publication) && (await this.changes.leadIsOnItsWay(manager, publication))) {
          return this.wishWithdrawn(manager, publication, reason);
        }
        await this.outcomes.move(manager, publication, 'cancelled', { withdrawReason: reason }, actor.audit);
        return true;
      case 'awaiting_hand_off':
      case 'failed':
        await this.outcomes.move(manager, publication, 'cancelled', { withdrawReason: reason }, actor.audit);
        return true;
      case 'publishing':
      case 'awaiting_platform':
      case 'needs_attention':
        // Perhaps in a worker's hands, whose lease goes on: only the wish is written.
        return this.wishWithdrawn(manager, publication, reason);
      default:
        return false;
    }
  }

  private async wishWithdrawn(
    manager: EntityManager,
    publication: PublicationEntity,
    reason: string,
  ): Promise<true> {
    publication.withdrawReason ??= reason;
    await manager.query('UPDATE publications SET withdraw_reason = $2 WHERE id = $1', [
      publication.id,
      publication.withdrawReason,
    ]);
    return true;
  }
}
