import { useLocation } from 'react-router-dom';
import { useCan } from '@/features/sessions';
import { LinkRow, useWords } from '@/ui';
import { parts } from './parts';

/** The parts of the desk. A report belongs to the first of them. */
export function PartsBar() {
  const say = useWords('submission-desk');
  const can = useCan();
  const { pathname } = useLocation();
  const offered = parts.filter(({ needs }) => can(needs));
  if (offered.length < 2) return null;
  const below = pathname.split('/')[2];
  const here = parts.some(({ path }) => path === below) ? below : '';
  return (
    <div className="parts-bar">
      <LinkRow
        label={say('parts')}
        links={offered.map(({ key, path }) => ({
          to: path === '' ? '/submissions' : `/submissions/${path}`,
          label: say(key),
          isHere: path === here,
        }))}
      />
    </div>
  );
}
