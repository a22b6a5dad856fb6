import { useQuery } from '@tanstack/react-query';
import { Card, Skeleton } from 'antd';
import { api, bodyOf } from '@/api-client';
import { Moment, ProblemNotice, useWords } from '@/ui';

/** Where the item made from a report is, and how it is read on the own site. */
export function Outcome({ reportId }: { reportId: string }) {
  const say = useWords('submissions');
  const { data, error, refetch } = useQuery({
    queryKey: ['submissions', 'outcome', reportId],
    queryFn: () =>
      bodyOf(api.GET('/api/v1/submissions/{id}/outcome', { params: { path: { id: reportId } } })),
  });
  const site = data?.figures.site;
  return (
    <Card size="small" title={<h2>{say('outcome.title')}</h2>}>
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton active title={false} />}
      {data?.publications.length === 0 && <p className="desk-quiet">{say('outcome.none')}</p>}
      <ul className="desk-lines">
        {data?.publications.map((publication, index) => (
          <li key={index}>
            <strong>{publication.account}</strong> <Moment at={publication.publishedAt} />{' '}
            {publication.withdrawnAt ? (
              <span className="desk-quiet">{say('outcome.withdrawn')}</span>
            ) : (
              publication.url && (
                <a href={publication.url} target="_blank" rel="noopener noreferrer">
                  {say('facts.open_url')}
                </a>
              )
            )}
          </li>
        ))}
      </ul>
      {site && (
        <p>
          {say('outcome.site', { views: site.views, visitors: site.visitors ?? '—' })}{' '}
          <span className="desk-quiet">
            <Moment at={site.asOf} />
          </span>
        </p>
      )}
    </Card>
  );
}
