import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '@/api-client';
import { useWords } from '@/ui';
import { Answer } from '../parts/answer';
import { Meaning } from '../parts/meaning';

/** That a figure stands in the place of another one, why, and at a click what the other one was. */
export function Former({ id, isPeriod, reason }: { id: string; isPeriod: boolean; reason: string | null }) {
  const say = useWords('figures');
  return (
    <>
      {say('typed.was_corrected', { reason: reason ?? '' })}
      <Meaning of={say('typed.former')}>
        <FormerWords id={id} isPeriod={isPeriod} />
      </Meaning>
    </>
  );
}

function FormerWords({ id, isPeriod }: { id: string; isPeriod: boolean }) {
  const say = useWords('figures');
  const params = { path: { id } };
  const former = useQuery({
    queryKey: ['figures', 'former', id],
    queryFn: async () => {
      if (!isPeriod) return bodyOf(api.GET('/api/v1/platform-figures/{id}', { params }));
      const { words, from, to } = await bodyOf(api.GET('/api/v1/period-figures/{id}', { params }));
      return { words: `${words}（${say('indices.days', { from, to })}）` };
    },
    // A row never changes.
    staleTime: Infinity,
  });
  return (
    <Answer asked={former} rows={1}>
      {({ words }) => <p>{say('typed.former_was', { words })}</p>}
    </Answer>
  );
}
