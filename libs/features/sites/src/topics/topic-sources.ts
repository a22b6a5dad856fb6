import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fault } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { sectionFaults } from '../domain/topic-section';
import type { TopicEntity } from './topic.entity';

/** Whether a topic's sections name what is there and what its maker may see. */
@Injectable()
export class TopicSources {
  constructor(private readonly database: Database) {}

  async faultsOf(
    actor: Actor,
    { sections, organizationId }: TopicEntity,
    manager: EntityManager,
  ): Promise<Fault[]> {
    const faults = sectionFaults(sections);
    const known = new Set([
      ...(await this.seenContents(
        actor,
        sections.flatMap(({ contentIds = [] }) => contentIds),
        manager,
      )),
      ...(await this.columns(organizationId, manager)),
    ]);
    sections.forEach(({ contentIds = [], columnId }, index) => {
      contentIds.forEach((id, place) => {
        if (known.has(id)) return;
        const path = `sections.${index}.contentIds.${place}`;
        faults.push(fault(path, 'content_not_found', '没有这篇稿件。', 'There is no such item.'));
      });
      if (columnId === undefined || known.has(columnId)) return;
      const path = `sections.${index}.columnId`;
      faults.push(fault(path, 'column_not_found', '本单位没有这个栏目。', 'The unit has no such column.'));
    });
    return faults;
  }

  /** Plan: primary key of `contents`. */
  private async seenContents(actor: Actor, ids: string[], manager: EntityManager): Promise<string[]> {
    if (ids.length === 0) return [];
    const rows = await this.database.query<{ id: string }>(
      `SELECT c.id FROM contents c JOIN organizations o ON o.id = c.organization_id
       WHERE c.id = ANY($3::uuid[]) AND c.deleted_at IS NULL AND ${scopeSql('o', 1)}`,
      [...scopeParameters(actor.scope('content.read')), ids],
      manager,
    );
    return rows.map(({ id }) => id);
  }

  private async columns(organizationId: string, manager: EntityManager): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      'SELECT id FROM columns WHERE organization_id = $1',
      [organizationId],
      manager,
    );
    return rows.map(({ id }) => id);
  }
}
