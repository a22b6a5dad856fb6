import { Checkbox, Segmented, Select } from 'antd';
import { useChannels } from '@/features/channels';
import { useWords } from '@/ui';
import { stateGroups } from '../state-groups';
import type { PublicationWish } from '../use-publications';
import { periods } from './span-of';
import type { useWish } from './use-wish';
import { useSearchParams } from 'react-router-dom';

/** Which of the unit's publications: platform, days, mine, one state alone. */
export function BoardFilters({
  wish,
  change,
  group,
}: {
  wish: PublicationWish;
  change: ReturnType<typeof useWish>['change'];
  group: string | undefined;
}) {
  const say = useWords('publications');
  const { channels } = useChannels();
  const [params] = useSearchParams();
  return (
    <div className="board-filters" role="search" aria-label={say('board.filters')}>
      <Select
        aria-label={say('board.state')}
        value={group ?? ''}
        onChange={(key) => change('group', key)}
        options={[
          { value: '', label: say('board.every_state') },
          ...stateGroups.map(({ key }) => ({ value: key, label: say(`group.${key}`) })),
        ]}
        popupMatchSelectWidth={false}
      />
      <Select
        aria-label={say('board.platform')}
        value={wish.platform ?? ''}
        onChange={(platform) => change('platform', platform)}
        options={[
          { value: '', label: say('board.every_platform') },
          ...channels.map(({ platform, name }) => ({ value: platform, label: name })),
        ]}
        popupMatchSelectWidth={false}
      />
      <Segmented
        aria-label={say('board.period')}
        value={params.get('period') ?? 'all'}
        onChange={(period) => change('period', period === 'all' ? undefined : String(period))}
        options={periods.map((period) => ({ value: period, label: say(`period.${period}`) }))}
      />
      <Checkbox
        checked={wish.mine === true}
        onChange={({ target }) => change('mine', target.checked ? '1' : undefined)}
      >
        {say('board.mine')}
      </Checkbox>
    </div>
  );
}
