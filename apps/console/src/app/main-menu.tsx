import { Menu } from 'antd';
import { Link, useLocation } from 'react-router-dom';
import { useWords } from '@/ui';
import { useSections } from './use-sections';

export function MainMenu({ onChoose }: { onChoose?: () => void }) {
  const say = useWords('app');
  const here = useLocation().pathname.split('/')[1] ?? '';
  return (
    <nav aria-label={say('main_menu')}>
      <Menu
        mode="inline"
        onClick={onChoose}
        selectedKeys={[here]}
        items={useSections().map(({ path, key, icon }) => ({
          key: path,
          icon,
          label: <Link to={`/${path}`}>{say(`menu.${key}`)}</Link>,
        }))}
      />
    </nav>
  );
}
