import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { ConfirmButton, Moment, useTell, useWords } from '@/ui';
import { useRefreshPublications } from '../use-publications';

/** What stands in a feed can be replaced by the newly approved text: the platform fetches it as a correction. */
export function CorrectFeed({ publication }: { publication: Shape<'PublicationDetailResponse'> }) {
  const say = useWords('publications');
  const tell = useTell();
  const can = useCan();
  const pathOf = useUnitPath();
  const refresh = useRefreshPublications();
  const params = { path: { id: publication.id } };
  const entry = useQuery({
    queryKey: ['publications', 'feed-entry', publication.id],
    queryFn: () => bodyOf(api.GET('/api/v1/publications/{id}/feed-entry', { params })),
  });
  const correct = async () => {
    try {
      await api.POST('/api/v1/publications/{id}/correct', { params });
      tell.done(say('feed.corrected'));
      await refresh();
    } catch (error) {
      tell.problem(error);
    }
  };
  if (!entry.data) return null;
  const { version, fetchedVersion, fetchedAt } = entry.data;
  return (
    <section className="publication-part">
      <h2>{say('feed.title')}</h2>
      <p>
        {say('feed.version', { version })}{' '}
        {fetchedAt ? (
          <>
            {say('feed.fetched', { version: fetchedVersion ?? 0 })} <Moment at={fetchedAt} />
          </>
        ) : (
          say('feed.not_fetched')
        )}
      </p>
      {can('publication.manage', pathOf(publication.organizationId)) && (
        <ConfirmButton title={say('feed.correct')} consequence={say('feed.consequence')} onConfirm={correct}>
          {say('feed.correct')}
        </ConfirmButton>
      )}
    </section>
  );
}
