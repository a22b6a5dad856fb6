import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '@/api-client';
import { useWords } from '@/ui';

/** An item that is told by id, by its title. */
export function ContentTitle({ id }: { id: string }) {
  const say = useWords('figures');
  const content = useQuery({
    queryKey: ['figures', 'title', id],
    queryFn: () => bodyOf(api.GET('/api/v1/contents/{id}', { params: { path: { id } } })),
    staleTime: 60_000,
    retry: false,
  });
  if (content.isPending) return null;
  return <>{content.data?.title ?? say('recount.some_item')}</>;
}
