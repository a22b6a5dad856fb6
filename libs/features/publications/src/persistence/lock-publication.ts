import type { EntityManager } from 'typeorm';
import type { ContentsService } from '@haojiao/features/contents';
import { PublicationEntity } from './publication.entity';

/**
 * Holds a publication until the transaction ends; null when there is none. Its item, and those of its companions, are
 * held before it, in one order: everybody who needs several takes them so, and no two wait for each other.
 */
export async function lockPublication(
  manager: EntityManager,
  contents: ContentsService,
  id: string,
): Promise<PublicationEntity | null> {
  const items = await manager.query<{ content_id: string }[]>(
    'SELECT content_id FROM publications WHERE id = $1 OR lead_id = $1 ORDER BY content_id',
    [id],
  );
  for (const item of items) await contents.loadForUpdate(item.content_id, manager);
  return manager
    .createQueryBuilder(PublicationEntity, 'p')
    .setLock('pessimistic_write')
    .where('p.id = :id', { id })
    .getOne();
}
