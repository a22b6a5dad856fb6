import { NavLink } from 'react-router-dom';
import { useWords } from '@/ui';
import './planning-nav.css';

const places = ['', 'ideas', 'campaigns', 'slots', 'bundles'] as const;

/** The pages of planning, beside one another. */
export function PlanningNav() {
  const say = useWords('planning');
  return (
    <nav className="planning-nav" aria-label={say('nav.label')}>
      {places.map((place) => (
        <NavLink key={place} to={`/calendar${place && `/${place}`}`} end={place === ''}>
          {say(`nav.${place || 'calendar'}`)}
        </NavLink>
      ))}
    </nav>
  );
}
