import { NavLink } from 'react-router-dom';
import { useWords } from '@/ui';
import { useSections } from './use-sections';

/** What is done with one thumb. */
export function PhoneBar() {
  const say = useWords('app');
  const sections = useSections().filter(({ isOnPhoneBar }) => isOnPhoneBar);
  return (
    <nav className="phone-bar" aria-label={say('phone_bar')}>
      {sections.map(({ path, key, icon }) => (
        <NavLink key={key} to={`/${path}`} end={path === ''}>
          {icon}
          {say(`menu.${key}`)}
        </NavLink>
      ))}
    </nav>
  );
}
