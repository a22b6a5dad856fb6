import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId } from '@haojiao/kernel';
import type { Clock, Message } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { CanonicalUrls } from '@haojiao/features/contents';
import type { ContentEntity } from '@haojiao/features/contents';
import type { Actor } from '@haojiao/features/organizations';
import { Outcomes } from './ledger/outcomes';
import { PublicationEntity } from './persistence/publication.entity';

const SITE = 'site';

const takenOver: Message = {
  zh: '原有网站的内容，迁入时保留原发布时间；未经本系统审核。',
  en: 'Taken over from an earlier site with its date; it was not reviewed here.',
};

/** Puts an item on the unit's own site that stood on another before us. Nothing is sent to any platform. */
@Injectable()
export class RecordTakenOver {
  constructor(
    private readonly database: Database,
    private readonly outcomes: Outcomes,
    private readonly urls: CanonicalUrls,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * In the caller's transaction; asks nobody for permission. No sign-off stands behind it: such an item goes nowhere else
   * until it has been reviewed.
   */
  async record(
    manager: EntityManager,
    actor: Actor,
    content: ContentEntity,
    publishedAt: Date,
  ): Promise<PublicationEntity> {
    const [account] = await this.database.query<{ id: string }>(
      'SELECT id FROM channel_accounts WHERE organization_id = $1 AND platform = $2',
      [content.organizationId, SITE],
      manager,
    );
    const id = newId();
    await manager.insert(PublicationEntity, {
      id,
      contentId: content.id,
      organizationId: content.organizationId,
      channelAccountId: account!.id,
      platform: SITE,
      mode: 'api',
      state: 'publishing',
      scheduledAt: publishedAt,
      latenessRule: 'send',
      options: {},
      revisionId: content.currentRevisionId,
      nextRunAt: this.clock.now(),
      createdBy: actor.userId,
    } as never);
    const publication = await manager.findOneByOrFail(PublicationEntity, { id });
    const url = await this.urls.of(content, manager);
    const remote = { id: content.id, url, publishedAt };
    await this.outcomes.published(manager, publication, remote, actor.audit, takenOver);
    return publication;
  }
}
