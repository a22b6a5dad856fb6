import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { EntityManager } from 'typeorm';
import { ChannelRegistry } from '@haojiao/channel-kit';
import { fault, invalidInput } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import type { ChannelAccountEntity } from '@haojiao/features/channel-accounts';
import { ContentsService } from '@haojiao/features/contents';
import type { ContentEntity } from '@haojiao/features/contents';
import type { Actor } from '@haojiao/features/organizations';
import { ReviewsService } from '@haojiao/features/reviews';
import { BEYOND_ORDER, beyondOrderWords, reaches } from '../domain/sign-off-limits';

/** `options.companionContentIds`: which further items go out in the same post, in the order of their slots. */
@Injectable()
export class PlanCompanions {
  constructor(
    private readonly contents: ContentsService,
    private readonly reviews: ReviewsService,
    private readonly registry: ChannelRegistry,
  ) {}

  /** The ids as they were given; [] without any. @throws AppError when they are no list of ids */
  idsOf(leadContentId: string, options: Record<string, unknown> | undefined): string[] {
    const ids: unknown = options?.companionContentIds ?? [];
    if (!isListOfIds(ids)) {
      throw invalidInput([
        fault(
          'options.companionContentIds',
          'not_a_list_of_ids',
          '应为稿件编号的列表。',
          'A list of ids of items.',
        ),
      ]);
    }
    if (new Set([leadContentId, ...ids]).size < ids.length + 1) {
      throw invalidInput([
        fault(
          'options.companionContentIds',
          'repeated',
          '同一篇稿件在一次推送中只能出现一次。',
          'An item can stand in a post only once.',
        ),
      ]);
    }
    return ids;
  }

  /** The items, held. @throws AppError naming each that can't go with it, and accounts that take none */
  async load(
    actor: Actor,
    ids: string[],
    accounts: ChannelAccountEntity[],
    manager: EntityManager,
  ): Promise<ContentEntity[]> {
    const faults: Fault[] = [];
    for (const [index, account] of accounts.entries()) {
      const most = this.registry.get(account.platform).capabilities.companions ?? 0;
      if (ids.length <= most) continue;
      faults.push(
        fault(
          `channelAccountIds.${index}`,
          'companions_too_many',
          most === 0 ? '该平台一次只能发一篇。' : `该平台一次推送除头条外最多 ${most} 篇。`,
          most === 0 ? 'This platform takes one item a post.' : `At most ${most} items beside the lead.`,
        ),
      );
    }
    const contents: ContentEntity[] = [];
    for (const [index, id] of ids.entries()) {
      const content = await this.visible(actor, id, manager);
      const problem = await this.problemOf(content, accounts, manager);
      if (problem) faults.push(fault(`options.companionContentIds.${index}`, ...problem));
      else contents.push(content!);
    }
    if (faults.length > 0) throw invalidInput(faults);
    return contents;
  }

  private async problemOf(
    content: ContentEntity | null,
    accounts: ChannelAccountEntity[],
    manager: EntityManager,
  ): Promise<Problem | null> {
    if (!content) return ['content_not_found', '没有这篇稿件。', 'There is no such item.'];
    const { id, approvedRevisionId: revisionId, currentRevisionId } = content;
    const signOff =
      content.state !== 'archived' && revisionId !== null && revisionId === currentRevisionId
        ? await this.reviews.signOffOf(id, revisionId, manager)
        : null;
    if (!signOff) {
      return [
        'content_not_approved',
        '该稿件尚未审定（或审定后有改动）。',
        'The item is not approved, or was changed after approval.',
      ];
    }
    if (accounts.every(({ platform }) => reaches(signOff, platform))) return null;
    const { zh, en } = beyondOrderWords(signOff);
    return [BEYOND_ORDER, zh, en];
  }

  private async visible(actor: Actor, id: string, manager: EntityManager): Promise<ContentEntity | null> {
    try {
      const content = await this.contents.load(id, manager);
      await this.contents.requireOn(actor, 'publication.manage', content, manager);
      return content;
    } catch {
      return null;
    }
  }
}

type Problem = [code: string, zh: string, en: string];

function isListOfIds(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((id) => typeof id === 'string' && isUUID(id));
}
