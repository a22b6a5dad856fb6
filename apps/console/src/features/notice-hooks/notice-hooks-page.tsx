import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import type { Shape } from '@/api-client';
import { useCurrentUnit, useUnitName, useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { CursorTable, EmptyState, Page, SecretOnce, useWords } from '@/ui';
import type { Column } from '@/ui';
import { HookState } from './hook-state';
import { NoticeHookDialog } from './notice-hook-dialog';
import { useKindText } from './use-kind-text';
import { useNoticeHooks } from './use-notice-hooks';
import type { NoticeHook } from './use-notice-hooks';

/** Systems to which notices are passed on. */
export function NoticeHooksPage() {
  const say = useWords('notice-hooks');
  const navigate = useNavigate();
  const { unitId } = useCurrentUnit();
  const mayManage = useCan()('notice_hook.manage', useUnitPath()(unitId));
  const [isAdding, setAdding] = useState(false);
  const [made, setMade] = useState<Shape<'NoticeHookWithSecretResponse'> | null>(null);
  const add = mayManage && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
      {say('add')}
    </Button>
  );
  return (
    <Page title={say('title')} lead={say('lead')} actions={add}>
      <CursorTable<NoticeHook>
        label={say('title')}
        pages={useNoticeHooks(unitId)}
        columns={useColumns()}
        empty={<EmptyState text={say('none')}>{add}</EmptyState>}
      />
      {isAdding && (
        <NoticeHookDialog seen={null} unitId={unitId} onMade={setMade} onClose={() => setAdding(false)} />
      )}
      {made && (
        <SecretOnce
          title={say('secret.title')}
          text={say('secret.text')}
          secret={made.secret}
          onKept={() => void navigate(`/settings/notice-hooks/${made.id}`)}
        />
      )}
    </Page>
  );
}

function useColumns(): Column<NoticeHook>[] {
  const say = useWords('notice-hooks');
  const unitName = useUnitName();
  const kindText = useKindText();
  return [
    {
      key: 'name',
      title: say('name'),
      track: 'minmax(160px, 1.5fr)',
      render: ({ id, name }) => <Link to={`/settings/notice-hooks/${id}`}>{name}</Link>,
    },
    {
      key: 'kinds',
      title: say('kinds'),
      track: 'minmax(140px, 1.5fr)',
      render: ({ kinds }) => kindText(kinds),
    },
    {
      key: 'url',
      title: say('url'),
      track: 'minmax(140px, 1.5fr)',
      render: ({ url }) => new URL(url).host,
    },
    {
      key: 'unit',
      title: say('unit'),
      track: 'minmax(140px, 1fr)',
      render: ({ organizationId }) => unitName(organizationId),
    },
    { key: 'state', title: say('state'), track: '120px', render: (hook) => <HookState hook={hook} /> },
  ];
}
