import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ChannelRegistry } from '@haojiao/channel-kit';
import { Database } from '@haojiao/infrastructure/database';
import { ContentsService } from '@haojiao/features/contents';
import { PublicationEntity } from '../persistence/publication.entity';

/**
 * Items that go out in the same post as another: each keeps its own publication, which follows that of the lead until
 * it is out, and lives its own life after that.
 */
@Injectable()
export class Companions {
  constructor(
    private readonly database: Database,
    private readonly registry: ChannelRegistry,
    private readonly contents: ContentsService,
  ) {}

  /** Those that still go with this lead, by slot. Plan: index `publications_slot`. */
  async of(
    lead: PublicationEntity,
    manager: EntityManager = this.database.manager,
  ): Promise<PublicationEntity[]> {
    if (!this.mayHave(lead)) return [];
    return manager
      .createQueryBuilder(PublicationEntity, 'p')
      .where(`p.leadId = :leadId AND p.state <> 'cancelled'`, { leadId: lead.id })
      .orderBy('p.slot')
      .getMany();
  }

  /** The same, held until the transaction ends; their items are held before them (`holdItems`). */
  async hold(manager: EntityManager, lead: PublicationEntity): Promise<PublicationEntity[]> {
    if (!this.mayHave(lead)) return [];
    return manager
      .createQueryBuilder(PublicationEntity, 'p')
      .setLock('pessimistic_write')
      .where(`p.leadId = :leadId AND p.state <> 'cancelled' AND p.publishedAt IS NULL`, { leadId: lead.id })
      .orderBy('p.slot')
      .getMany();
  }

  /** Holds the items of a publication and of its companions in one order, so that no two who need them wait for each other. */
  async holdItems(manager: EntityManager, publication: PublicationEntity): Promise<void> {
    const companions = await this.of(publication, manager);
    const ids = [publication, ...companions].map(({ contentId }) => contentId).sort();
    for (const id of ids) await this.contents.loadForUpdate(id, manager);
  }

  private mayHave({ platform, leadId }: PublicationEntity): boolean {
    return leadId === null && (this.registry.find(platform)?.capabilities.companions ?? 0) > 0;
  }
}
