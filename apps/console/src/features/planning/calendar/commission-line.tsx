import { Link } from 'react-router-dom';
import { useWords } from '@/ui';
import type { Commission } from './entries';

/** A report that is owed on this day. */
export function CommissionLine({ commission }: { commission: Commission }) {
  const say = useWords('planning');
  return (
    <Link to="/submissions" className="calendar-entry is-commission">
      <span className="calendar-kind">{say('kind.commission')}</span> {commission.title}
    </Link>
  );
}
