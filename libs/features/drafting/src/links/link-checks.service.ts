import { Inject, Injectable } from '@nestjs/common';
import { newId, notFound } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { JobProducer } from '@haojiao/infrastructure/queue';
import { ContentsService } from '@haojiao/features/contents';
import type { Actor } from '@haojiao/features/organizations';

import { checkLinks } from './check-links.queue';
import { MAX_LINKS, linksOf } from './find-links';
import { LinkCheckEntity } from './link-check.entity';

/** Asks for checks of the links of an item and reads them. */
@Injectable()
export class LinkChecksService {
  constructor(
    private readonly database: Database,
    private readonly contents: ContentsService,
    private readonly jobs: JobProducer,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Of what was last saved; one that is under way for it is answered instead of a second one. */
  async request(actor: Actor, contentId: string): Promise<LinkCheckEntity> {
    return this.database.transaction(async (manager) => {
      const content = await this.contents.loadForUpdate(contentId, manager);
      await this.contents.requireOn(actor, 'content.write', content, manager);
      const revisionId = content.currentRevisionId;
      const waiting = await manager.findOneBy(LinkCheckEntity, { contentId, revisionId, state: 'waiting' });
      if (waiting) return waiting;
      const { document } = await this.contents.revision(revisionId, manager);
      const links = linksOf(document);
      const now = this.clock.now();
      const check = manager.create(LinkCheckEntity, {
        ...{ id: newId(), contentId, revisionId, requestedBy: actor.userId },
        state: links.length === 0 ? 'done' : 'waiting',
        links: links.slice(0, MAX_LINKS).map((link) => ({ ...link, outcome: null })),
        leftOut: Math.max(links.length - MAX_LINKS, 0),
        leaseUntil: null,
        attempts: 0,
        createdAt: now,
        finishedAt: links.length === 0 ? now : null,
      });
      await manager.insert(LinkCheckEntity, check);
      await this.database.afterCommit(manager, async () => {
        if (check.state === 'waiting') await this.jobs.enqueue(checkLinks, { linkCheckId: check.id });
      });
      return check;
    });
  }

  /** @throws AppError `content_not_found`, `link_check_not_found` also for one of another item */
  async get(actor: Actor, contentId: string, id: string): Promise<LinkCheckEntity> {
    await this.contents.requireOn(actor, 'content.read', await this.contents.load(contentId));
    const check = await this.database.manager.findOneBy(LinkCheckEntity, { id, contentId });
    if (check) return check;
    throw notFound('link_check', '没有这次链接检查。', 'There is no such check of links.');
  }
}
