import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PublicationMode } from '@haojiao/channel-kit';
import { beijingTime } from '@haojiao/kernel';
import type { Message } from '@haojiao/kernel';
import { Notices } from '@haojiao/features/notices';
import type { NewNotice } from '@haojiao/features/notices';
import type { ChannelAccountEntity } from './persistence/channel-account.entity';

export type NamedAccount = Pick<ChannelAccountEntity, 'id' | 'organizationId' | 'name'>;

type Words = Pick<NewNotice, 'kind' | 'severity' | 'title' | 'body' | 'dedupeKey' | 'action'>;

const modeWords: Record<PublicationMode, Message> = {
  api: { zh: '接口发布', en: 'posting by API' },
  share: { zh: '扫码分享发布', en: 'sharing in the app' },
  feed: { zh: '平台抓取', en: 'being fetched by the platform' },
  hand_off: { zh: '人工发布', en: 'posting by hand' },
};

/** What is told about accounts, and to whom: owners of the account, or those who publish. */
@Injectable()
export class AccountNotices {
  constructor(private readonly notices: Notices) {}

  /** `until` is the end of the grant that it is about: a new grant is warned of anew. */
  async grantEnding(
    manager: EntityManager,
    account: NamedAccount,
    warning: string,
    until: Date,
  ): Promise<boolean> {
    const at = beijingTime(until);
    return this.raise(manager, account, {
      action: 'channel_account.manage',
      kind: 'channel_account.grant_ending',
      severity: warning === '7d' ? 'info' : 'warning',
      title: { zh: `“${account.name}”的授权即将到期`, en: `The grant of “${account.name}” ends soon` },
      body: {
        zh: `授权将于 ${at} 到期。请在到期前用同一个平台账号重新授权，到期后将停止发布。`,
        en: `The grant ends at ${at} (Beijing). Authorise again with the same account before; nothing is published after.`,
      },
      dedupeKey: `channel_account.grant_ending:${account.id}:${until.toISOString()}:${warning}`,
    });
  }

  async grantEnded(
    manager: EntityManager,
    account: NamedAccount,
    reason: Message,
    key: string,
  ): Promise<boolean> {
    return this.raise(manager, account, {
      action: 'channel_account.manage',
      kind: 'channel_account.needs_authorization',
      severity: 'urgent',
      title: {
        zh: `“${account.name}”需要处理后才能继续发布`,
        en: `“${account.name}” publishes nothing until somebody sees to it`,
      },
      body: {
        zh: `${reason.zh}待发布的内容已保留，重新授权或检测通过后自动继续。`,
        en: `${reason.en} What waits for it is kept, and goes on by itself once it is authorised or checked.`,
      },
      dedupeKey: `channel_account.needs_authorization:${account.id}:${key}`,
    });
  }

  async modeChanged(
    manager: EntityManager,
    account: NamedAccount,
    mode: PublicationMode,
    reason: Message | null,
    key: string,
  ): Promise<boolean> {
    return this.raise(manager, account, {
      action: 'publication.read',
      kind: 'channel_account.mode_changed',
      severity: mode === 'api' ? 'info' : 'warning',
      title: {
        zh: `“${account.name}”已改为${modeWords[mode].zh}`,
        en: `“${account.name}” has changed to ${modeWords[mode].en}`,
      },
      body: reason ?? { zh: '由平台返回的结果得知。', en: 'By what the platform answered.' },
      dedupeKey: `channel_account.mode_changed:${account.id}:${mode}:${key}`,
    });
  }

  /** `since` is the last post, or the account's beginning: a new post is counted from anew. */
  async stale(
    manager: EntityManager,
    account: NamedAccount,
    facts: { isOver: boolean; days: number; limit: number; since: Date },
  ): Promise<boolean> {
    const { isOver, days, limit } = facts;
    return this.raise(manager, account, {
      action: 'publication.manage',
      kind: isOver ? 'channel_account.stale' : 'channel_account.nearly_stale',
      severity: isOver ? 'urgent' : 'warning',
      title: {
        zh: `“${account.name}”已 ${days} 天没有更新`,
        en: `Nothing was published on “${account.name}” for ${days} days`,
      },
      body: isOver
        ? {
            zh: `已达到 ${limit} 天的检查期限，请尽快发布内容。`,
            en: `The inspection limit of ${limit} days is reached; publish something soon.`,
          }
        : {
            zh: `检查期限为 ${limit} 天，请在此之前发布内容。`,
            en: `The inspection limit is ${limit} days; publish something before.`,
          },
      dedupeKey: `channel_account.${isOver ? 'stale' : 'nearly_stale'}:${account.id}:${facts.since.toISOString()}`,
    });
  }

  /** The account can publish again: what asked for its owner is over. */
  async authorized(manager: EntityManager, channelAccountId: string): Promise<void> {
    await this.notices.resolve(manager, { type: 'channel_account', id: channelAccountId }, [
      'channel_account.grant_ending',
      'channel_account.needs_authorization',
    ]);
  }

  /** Something was published since: nobody has to be told any more that nothing was. */
  async published(manager: EntityManager, channelAccountId: string): Promise<void> {
    await this.notices.resolve(manager, { type: 'channel_account', id: channelAccountId }, [
      'channel_account.nearly_stale',
      'channel_account.stale',
    ]);
  }

  private raise(manager: EntityManager, account: NamedAccount, words: Words): Promise<boolean> {
    return this.notices.raise(manager, {
      ...words,
      organizationId: account.organizationId,
      objectType: 'channel_account',
      objectId: account.id,
    });
  }
}
