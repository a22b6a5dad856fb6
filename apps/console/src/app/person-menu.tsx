import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useNavigate } from 'react-router-dom';
import { currentLanguage, keepLanguage, signOut } from '@/api-client';
import { useCan, useMe } from '@/features/sessions';
import { useTell, useWords } from '@/ui';
import { chooseTheme, chosenTheme, themes } from './theme';
import type { Theme } from './theme';

const names = { 'zh-CN': 'English', 'en-US': '中文' } as const;

/** Language, light or dark, the manual, how one is paid, password, and the way out. */
export function PersonMenu() {
  const say = useWords('app');
  const tell = useTell();
  const me = useMe();
  const maySend = useCan()('submission.write');
  const navigate = useNavigate();
  const leave = async () => {
    try {
      await signOut();
      location.assign('/console/');
    } catch (error) {
      tell.problem(error);
    }
  };
  const speakOther = () => {
    keepLanguage(currentLanguage() === 'zh-CN' ? 'en-US' : 'zh-CN');
    location.reload();
  };
  const actions: Record<string, () => unknown> = {
    manual: () => navigate('/help'),
    payee: () => navigate('/payee'),
    addresses: () => navigate('/sending-addresses'),
    password: () => navigate('/password'),
    language: speakOther,
    leave,
  };
  const choose = (key: string) =>
    themes.includes(key as Theme) ? chooseTheme(key as Theme) : void actions[key]?.();
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectable: true,
        selectedKeys: [chosenTheme()],
        onClick: ({ key }) => choose(key),
        items: [
          {
            type: 'group',
            label: say('theme.title'),
            children: themes.map((key) => ({ key, label: say(`theme.${key}`) })),
          },
          { type: 'divider' },
          {
            key: 'language',
            label: <span lang={currentLanguage() === 'zh-CN' ? 'en' : 'zh'}>{names[currentLanguage()]}</span>,
          },
          { key: 'manual', label: say('manual') },
          { key: 'payee', label: say('own_payee') },
          ...(maySend ? [{ key: 'addresses', label: say('sending_addresses') }] : []),
          { key: 'password', label: say('change_password') },
          { key: 'leave', label: say('sign_out') },
        ],
      }}
    >
      <Button type="text" className="person-button" icon={<DownOutlined />} iconPlacement="end">
        {me.displayName}
      </Button>
    </Dropdown>
  );
}
