import { useQuery } from '@tanstack/react-query';
import { Skeleton, Tag } from 'antd';
import { Link } from 'react-router-dom';
import { api, bodyOf } from '@/api-client';
import { ProblemNotice, useWords } from '@/ui';
import { addressOfUse, stateOfUse } from './usage-address';

export function useUsages(id: string) {
  return useQuery({
    queryKey: ['assets', 'one', id, 'usages'],
    queryFn: () => bodyOf(api.GET('/api/v1/assets/{id}/usages', { params: { path: { id } } })),
  });
}

/** Where an asset is used. */
export function Usages({ id }: { id: string }) {
  const say = useWords('assets');
  const usages = useUsages(id);
  const { items = [], hiddenCount = 0 } = usages.data ?? {};
  return (
    <section className="asset-card" aria-labelledby="usages">
      <h2 id="usages">{say('usages.title')}</h2>
      {usages.isPending && <Skeleton active title={false} paragraph={{ rows: 2 }} />}
      {usages.isError && <ProblemNotice error={usages.error} onRetry={() => void usages.refetch()} />}
      {usages.isSuccess && items.length + hiddenCount === 0 && <p>{say('usages.none')}</p>}
      <ul className="asset-list">
        {items.map((use) => {
          const address = addressOfUse(use);
          const state = stateOfUse(use);
          return (
            <li key={`${use.objectType} ${use.objectId}`}>
              {address ? <Link to={address}>{use.title}</Link> : <span>{use.title}</span>}
              {use.objectType === 'publication' && <Tag>{say('usages.publication')}</Tag>}
              {state && <Tag>{say(`usages.state.${state}`)}</Tag>}
            </li>
          );
        })}
      </ul>
      {hiddenCount > 0 && <p>{say('usages.hidden', { count: hiddenCount })}</p>}
    </section>
  );
}
