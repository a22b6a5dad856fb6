import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ChannelRegistry } from '@haojiao/channel-kit';
import type { PublicationDraft } from '@haojiao/channel-kit';
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

  /**
   * Whether what an earlier attempt prepared is not this: a companion has another revision now, or dropped out, or the
   * lead was prepared without it.
   */
  async haveChanged(lead: PublicationEntity, drafts: PublicationDraft[]): Promise<boolean> {
    if (!this.mayHave(lead)) return false;
    const rows = await this.database.query<{ id: string; revisionId: string }>(
      `SELECT id, revision_id AS "revisionId" FROM publications
       WHERE lead_id = $1 AND revision_id IS NOT NULL AND published_at IS NULL`,
      [lead.id],
    );
    const prepared = new Map(rows.map(({ id, revisionId }) => [id, revisionId]));
    return (
      prepared.size !== drafts.length ||
      drafts.some(({ publicationId, revisionId }) => prepared.get(publicationId) !== revisionId)
    );
  }

  /** Which revisions go out with the lead; those that dropped out go with none. */
  async remember(
    lead: PublicationEntity,
    drafts: PublicationDraft[],
    mode: PublicationEntity['mode'],
  ): Promise<void> {
    if (!this.mayHave(lead)) return;
    await this.database.query(
      `UPDATE publications p SET mode = $4,
         revision_id = (SELECT d.revision_id FROM unnest($2::uuid[], $3::uuid[]) AS d (id, revision_id) WHERE d.id = p.id)
       WHERE p.lead_id = $1 AND p.published_at IS NULL`,
      [
        lead.id,
        drafts.map(({ publicationId }) => publicationId),
        drafts.map(({ revisionId }) => revisionId),
        mode,
      ],
    );
  }

  private mayHave({ platform, leadId }: PublicationEntity): boolean {
    return leadId === null && (this.registry.find(platform)?.capabilities.companions ?? 0) > 0;
  }
}
