import type { EntityManager } from 'typeorm';
import type { ContentsService } from '@haojiao/features/contents';
import { PublicationEntity } from './publication.entity';

/**
 * Holds a publication until the transaction ends; null when there is none. Its item is held before it: everybody who
 * needs both takes them in this order, so that no two wait for each other.
 */
export async function lockPublication(
  manager: EntityManager,
  contents: ContentsService,
  id: string,
): Promise<PublicationEntity | null> {
  const seen = await manager.findOneBy(PublicationEntity, { id });
  if (!seen) return null;
  await contents.loadForUpdate(seen.contentId, manager);
  return manager
    .createQueryBuilder(PublicationEntity, 'p')
    .setLock('pessimistic_write')
    .where('p.id = :id', { id })
    .getOne();
}
