import { EditOutlined, LineChartOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { api, ifMatch, versionedOf } from '@/api-client';
import { useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { ConfirmButton, useAct, useWords } from '@/ui';
import { BroadcastForm } from './broadcast-form';
import { OwnViews } from './own-views';
import { broadcastsKey } from './use-broadcasts';
import type { Broadcast } from './use-broadcasts';

/** What can be done with one broadcast. */
export function BroadcastWays({ broadcast }: { broadcast: Broadcast }) {
  const say = useWords('figures');
  const can = useCan();
  const mayRecord = can('figure.record', useUnitPath()(broadcast.organizationId));
  const [open, setOpen] = useState<'form' | 'own' | null>(null);
  const { id, title } = broadcast;
  const remove = useAct(
    async () => {
      const params = { path: { id } };
      const { etag } = await versionedOf(api.GET('/api/v1/live-broadcasts/{id}', { params }));
      return api.DELETE('/api/v1/live-broadcasts/{id}', { params, headers: ifMatch(etag) });
    },
    { touches: [broadcastsKey], done: say('live.removed') },
  );
  return (
    <div className="finding-ways">
      {broadcast.isCountedOnSite && (
        <Button
          type="link"
          size="small"
          icon={<LineChartOutlined />}
          aria-label={say('live.own_views', { title })}
          onClick={() => setOpen('own')}
        />
      )}
      {mayRecord && (
        <>
          <Button
            type="link"
            size="small"
            icon={<EditOutlined />}
            aria-label={say('live.change_named', { title })}
            onClick={() => setOpen('form')}
          />
          <ConfirmButton
            type="link"
            size="small"
            danger
            title={say('live.remove_title', { title })}
            consequence={say('live.remove_consequence')}
            onConfirm={() => remove.run()}
          >
            {say('live.remove')}
          </ConfirmButton>
        </>
      )}
      {open === 'form' && (
        <BroadcastForm
          unitId={broadcast.organizationId}
          broadcast={broadcast}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'own' && <OwnViews broadcast={broadcast} onClose={() => setOpen(null)} />}
    </div>
  );
}
