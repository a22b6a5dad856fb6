import { Tabs } from 'antd';
import { useNavigate } from 'react-router-dom';
import { useCan } from '@/features/sessions';
import { useWords } from '@/ui';

/** Units or people: the two halves of the section. */
export function SectionTabs({ active }: { active: 'units' | 'people' }) {
  const say = useWords('organizations');
  const navigate = useNavigate();
  const can = useCan();
  if (!can('user.read')) return null;
  return (
    <Tabs
      activeKey={active}
      onChange={(key) => void navigate(key === 'units' ? '/organization' : '/organization/people')}
      items={[
        { key: 'units', label: say('tab.units') },
        { key: 'people', label: say('tab.people') },
      ]}
    />
  );
}
