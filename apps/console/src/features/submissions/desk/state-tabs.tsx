import { Badge } from 'antd';
import { useWords } from '@/ui';
import { deskStates } from '../enums';
import type { DeskState } from '../enums';
import { useDeskCounts } from './use-desk';

/** How many reports there are in each state; pressing one shows them. */
export function StateTabs({
  chosen,
  onChoose,
}: {
  chosen: DeskState | null;
  onChoose: (state: DeskState | null) => void;
}) {
  const say = useWords('submissions');
  const { data } = useDeskCounts();
  const counts = new Map(data?.items.map((item) => [item.state as string, item]));
  const total = data?.items.reduce((sum, { count }) => sum + count, 0);
  return (
    <div className="desk-states" role="group" aria-label={say('title')}>
      {[...deskStates, null].map((state) => {
        const count = state ? counts.get(state) : undefined;
        const urgent = state === 'submitted' ? (count?.urgent ?? 0) : 0;
        return (
          <button
            key={state ?? 'all'}
            type="button"
            aria-pressed={chosen === state}
            onClick={() => onChoose(state)}
          >
            <span>{say(state ? `state.${state}` : 'list.all')}</span>
            <strong>{data ? (state ? (count?.count ?? 0) : total) : '–'}</strong>
            {urgent > 0 && <Badge color="var(--union)" text={say('list.urgent_count', { count: urgent })} />}
          </button>
        );
      })}
    </div>
  );
}
