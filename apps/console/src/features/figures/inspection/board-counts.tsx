import type { Shape } from '@/api-client';
import { useWords } from '@/ui';
import { useNumbers } from '../parts/numbers';
import { kinds } from './use-board';
import type { BoardFilter } from './use-board';

const pressing = ['stale', 'warn', 'unknown', 'exempt'] as const;

/** How many break a rule, of each kind; pressing one shows those alone. */
export function BoardCounts({
  counts,
  filter,
  onChoose,
}: {
  counts: Shape<'InspectionKindsResponse'>;
  filter: BoardFilter;
  onChoose: (filter: BoardFilter) => void;
}) {
  const say = useWords('figures');
  const numbers = useNumbers();
  return (
    <div className="platform-cards board-counts">
      {kinds.map((kind) => {
        const isChosen = filter.kind === kind;
        const { stale } = counts[kind];
        return (
          <button
            key={kind}
            type="button"
            aria-pressed={isChosen}
            className="board-count"
            onClick={() => onChoose({ ...filter, kind: isChosen ? undefined : kind })}
          >
            <span>{say(`inspection.kind.${kind}`)}</span>
            <b className={stale > 0 ? 'is-stale' : undefined}>
              {stale > 0
                ? say('inspection.stale_count', { number: numbers.format(stale) })
                : say('inspection.all_well')}
            </b>
            <span className="figures-quiet">
              {pressing
                .slice(1)
                .filter((state) => counts[kind][state] > 0)
                .map((state) => `${say(`inspection.state.${state}`)} ${counts[kind][state]}`)
                .concat(`${say('inspection.state.ok')} ${counts[kind].ok}`)
                .join(' · ')}
            </span>
          </button>
        );
      })}
    </div>
  );
}
