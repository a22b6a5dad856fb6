import { useLocation } from 'react-router-dom';
import { LinkRow, useWords } from '@/ui';
import './lexicons.css';

const places = ['', '/effective', '/rescans'] as const;

/** The pages about lexicons, beside one another. */
export function LexiconLinks() {
  const say = useWords('lexicons');
  const { pathname } = useLocation();
  return (
    <div className="lexicon-links">
      <LinkRow
        label={say('links.label')}
        links={places.map((place) => ({
          to: `/settings/lexicons${place}`,
          label: say(`links.${place.slice(1) || 'all'}`),
          isHere: pathname === `/settings/lexicons${place}`,
        }))}
      />
    </div>
  );
}
