import { Injectable, OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Message } from '@haojiao/kernel';
import { Notices } from '@haojiao/features/notices';
import { Outcomes } from '../ledger/outcomes';
import type { PublicationEntity } from '../persistence/publication.entity';

const titles = {
  'publication.feed_not_fetched': { zh: '同步源无人抓取', en: 'A feed is not fetched' },
  'publication.feed_unconfirmed': { zh: '同步内容等待确认', en: 'A listed item waits for a word' },
  'publication.feed_withdrawal': {
    zh: '撤稿需人工在平台上完成',
    en: 'A withdrawal has to be done on the platform',
  },
} satisfies Record<string, Message>;

export type FeedNotice = keyof typeof titles;

/** What a feed's people are told without looking; what is settled leaves their list. */
@Injectable()
export class FeedNotices implements OnModuleInit {
  constructor(
    private readonly notices: Notices,
    private readonly outcomes: Outcomes,
  ) {}

  onModuleInit(): void {
    this.outcomes.onLive((publication, manager) => this.settled(manager, publication));
    this.outcomes.onWithdrawn((publication, manager) => this.settled(manager, publication));
  }

  async tell(
    manager: EntityManager,
    publication: PublicationEntity,
    kind: FeedNotice,
    version: number,
    body: Message,
  ): Promise<void> {
    await this.notices.raise(manager, {
      organizationId: publication.organizationId,
      action: 'publication.manage',
      kind,
      severity: kind === 'publication.feed_withdrawal' ? 'urgent' : 'warning',
      title: titles[kind],
      body,
      objectType: 'publication',
      objectId: publication.id,
      dedupeKey: `${kind}:${publication.id}:${version}`,
    });
  }

  /** Of these kinds nothing waits any more; default: of any. */
  async settled(
    manager: EntityManager,
    { id, mode }: PublicationEntity,
    kinds: FeedNotice[] = Object.keys(titles) as FeedNotice[],
  ): Promise<void> {
    if (mode === 'feed') await this.notices.resolve(manager, { type: 'publication', id }, kinds);
  }
}
