import { NavLink } from 'react-router-dom';
import { useCan } from '@/features/sessions';
import { useWords } from '@/ui';
import { parts } from './parts';

/** The parts of the desk; on a phone the bar is pushed sideways. */
export function PartsBar() {
  const say = useWords('submission-desk');
  const can = useCan();
  const offered = parts.filter(({ needs }) => can(needs));
  if (offered.length < 2) return null;
  return (
    <nav className="parts-bar" aria-label={say('parts')}>
      {offered.map(({ key, path }) => (
        <NavLink key={key} to={path === '' ? '/submissions' : `/submissions/${path}`} end={path === ''}>
          {say(key)}
        </NavLink>
      ))}
    </nav>
  );
}
