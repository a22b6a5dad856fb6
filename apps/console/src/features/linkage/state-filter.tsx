import { Segmented } from 'antd';
import { useWords } from '@/ui';
import type { PushedItem } from './shapes';

export type StateChoice = PushedItem['state'] | 'all';

const choices = ['all', 'open', 'taken', 'declined'] as const;

/** Which of the answers are shown. */
export function StateFilter({
  value,
  onChange,
}: {
  value: StateChoice;
  onChange: (choice: StateChoice) => void;
}) {
  const say = useWords('linkage');
  return (
    <div className="linkage-filter">
      <Segmented<StateChoice>
        aria-label={say('filter')}
        value={value}
        onChange={onChange}
        options={choices.map((choice) => ({ value: choice, label: say(`state.${choice}`) }))}
      />
    </div>
  );
}
