import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { Link } from 'react-router-dom';
import { api, bodyOf } from '@/api-client';
import { useCurrentUnit } from '@/features/organizations';
import { ProblemNotice, inOffice, useWords } from '@/ui';

/** Readers of the union's own site on the day before this one. What platforms tell comes a day later. */
export function Yesterday() {
  const say = useWords('home');
  const { unitId } = useCurrentUnit();
  const today = inOffice(new Date()).startOf('day');
  const from = today.subtract(1, 'day').toISOString();
  const figures = useQuery({
    queryKey: ['figures', 'day', unitId, from],
    queryFn: () => {
      const query = { organizationId: unitId, from, to: today.toISOString(), granularity: 'day' as const };
      return bodyOf(api.GET('/api/v1/analytics/overview', { params: { query } }));
    },
  });
  return (
    <section aria-labelledby="yesterday" className="home-card">
      <h2 id="yesterday">{say('yesterday')}</h2>
      {figures.isPending && <Skeleton active title={false} paragraph={{ rows: 2 }} />}
      {figures.isError && <ProblemNotice error={figures.error} onRetry={() => void figures.refetch()} />}
      {figures.data && (
        <>
          <dl className="home-figures">
            <Figure name={say('views')} value={figures.data.totals.views} />
            {figures.data.totals.visitors !== undefined && (
              <Figure name={say('visitors')} value={figures.data.totals.visitors} />
            )}
            <Figure name={say('read_items')} value={figures.data.contentsViewed} />
          </dl>
          <p className="home-detail">{say('own_site_only')}</p>
          <Link to="/figures">{say('more_figures')}</Link>
        </>
      )}
    </section>
  );
}

function Figure({ name, value }: { name: string; value: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value.toLocaleString('zh-CN')}</dd>
    </div>
  );
}
