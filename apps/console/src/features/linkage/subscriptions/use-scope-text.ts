import { useColumns } from '@/features/columns';
import { useWords } from '@/ui';
import type { Subscription } from '../shapes';
import { useOfferingUnits } from './use-offering-units';

/** Which of the source's items are followed, in words. A column of another unit is known by its offer alone. */
export function useScopeText(): (subscription: Pick<Subscription, 'columnId' | 'tags'>) => string {
  const say = useWords('linkage');
  const { byId } = useColumns();
  const offered = useOfferingUnits().items.flatMap(({ columns }) => columns);
  return ({ columnId, tags }) => {
    const name = byId.get(columnId ?? '')?.name ?? offered.find(({ id }) => id === columnId)?.name;
    const column = name ? say('scope.column', { name }) : say('scope.some_column');
    return [
      columnId === null ? say('scope.all') : column,
      tags.length > 0 && say('scope.tags', { tags: tags.join(say('comma')) }),
    ]
      .filter(Boolean)
      .join(say('comma'));
  };
}
