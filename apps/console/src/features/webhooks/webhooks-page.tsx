import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { useCurrentUnit, useUnitName, useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { CursorTable, EmptyState, Page, SecretOnce, useWords } from '@/ui';
import type { Column } from '@/ui';
import { useWebhooks } from './use-webhooks';
import type { Webhook, WebhookWithSecret } from './use-webhooks';
import { WebhookDialog } from './webhook-dialog';
import { WebhookState } from './webhook-state';

/** Systems that are told what readers see anew. */
export function WebhooksPage() {
  const say = useWords('webhooks');
  const navigate = useNavigate();
  const { unitId } = useCurrentUnit();
  const mayManage = useCan()('webhook.manage', useUnitPath()(unitId));
  const [isAdding, setAdding] = useState(false);
  const [made, setMade] = useState<WebhookWithSecret | null>(null);
  const open = (id: string) => void navigate(`/settings/webhooks/${id}`);
  const add = mayManage && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
      {say('add')}
    </Button>
  );
  return (
    <Page title={say('title')} lead={say('lead')} actions={add}>
      <CursorTable<Webhook>
        label={say('title')}
        pages={useWebhooks(unitId)}
        columns={useColumns()}
        empty={<EmptyState text={say('none')}>{add}</EmptyState>}
      />
      {isAdding && (
        <WebhookDialog
          seen={null}
          unitId={unitId}
          onMade={(webhook) => (webhook.secret === null ? open(webhook.id) : setMade(webhook))}
          onClose={() => setAdding(false)}
        />
      )}
      {made?.secret && (
        <SecretOnce
          title={say('secret.title')}
          text={say('secret.text')}
          secret={made.secret}
          onKept={() => open(made.id)}
        />
      )}
    </Page>
  );
}

function useColumns(): Column<Webhook>[] {
  const say = useWords('webhooks');
  const unitName = useUnitName();
  return [
    {
      key: 'name',
      title: say('name'),
      track: 'minmax(160px, 1.5fr)',
      render: ({ id, name }) => <Link to={`/settings/webhooks/${id}`}>{name}</Link>,
    },
    {
      key: 'kind',
      title: say('kind'),
      track: '130px',
      render: ({ kind }) => say(`kinds.${kind}`),
    },
    {
      key: 'url',
      title: say('url'),
      track: 'minmax(160px, 2fr)',
      render: ({ url }) => new URL(url).host,
    },
    {
      key: 'unit',
      title: say('unit'),
      track: 'minmax(140px, 1fr)',
      render: ({ organizationId }) => unitName(organizationId),
    },
    {
      key: 'state',
      title: say('state'),
      track: '120px',
      render: (webhook) => <WebhookState webhook={webhook} />,
    },
  ];
}
