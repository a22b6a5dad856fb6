import type { Shape } from '@/api-client';
import { useWords } from '@/ui';
import { Meaning } from './meaning';
import { useNumbers } from './numbers';

const reasons = new Set([
  ...['head_request', 'prefetch', 'no_user_agent', 'monitoring', 'machine', 'own_staff', 'own_office'],
  ...['repeat', 'unrecorded', 'data_centre', 'probe', 'too_little', 'same_listen', 'still_watching'],
]);

/** What came and was not counted, by reason. */
export function ExcludedList({ excluded }: { excluded: readonly Shape<'ExcludedReportsResponse'>[] }) {
  const say = useWords('figures');
  const numbers = useNumbers();
  return (
    <Meaning of={say('excluded.title')}>
      <ul className="excluded-list">
        {excluded.map(({ reason, reports }) => (
          <li key={reason}>
            {say(`excluded.${reasons.has(reason) ? reason : 'other'}`)}
            <b>{numbers.format(reports)}</b>
          </li>
        ))}
      </ul>
    </Meaning>
  );
}
