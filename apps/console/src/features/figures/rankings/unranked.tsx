import { Collapse } from 'antd';
import type { Shape } from '@/api-client';
import { useWords } from '@/ui';

/** Who has no figure, and why: they stand in no order, and are no zeros. */
export function Unranked({ unranked }: { unranked: Shape<'UnrankedListResponse'> }) {
  const say = useWords('figures');
  return (
    <Collapse
      ghost
      items={[
        {
          key: 'unranked',
          label: say('ranking.unranked', { count: unranked.total }),
          children: (
            <ul className="unranked-list">
              {unranked.items.map(({ id, name, description }) => (
                <li key={id}>
                  {name} <span className="figures-quiet">{description}</span>
                </li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  );
}
