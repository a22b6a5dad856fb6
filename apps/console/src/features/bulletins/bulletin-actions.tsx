import { DownOutlined, DownloadOutlined, FileTextOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { api, bodyOf, download, ifMatch } from '@/api-client';
import type { Versioned } from '@/api-client';
import { useMe } from '@/features/sessions';
import { useReach } from '@/features/submissions';
import { ConfirmButton, ReasonDialog, useAct, useTell, useWords } from '@/ui';
import { AppealsDialog } from './appeals-dialog';
import type { Bulletin } from './bulletin-state';
import { ChangeBulletin } from './change-bulletin';
import { PaperDialog } from './paper-dialog';

const formats = ['pdf', 'docx', 'xlsx'] as const;

/** What can be done with a bulletin where it stands. */
export function BulletinActions({ current }: { current: Versioned<Bulletin> }) {
  const say = useWords('bulletins');
  const tell = useTell();
  const navigate = useNavigate();
  const me = useMe();
  const { may } = useReach();
  const [open, setOpen] = useState<'appeals' | 'change' | 'correction' | 'paper' | null>(null);
  const { id, state, title, organizationId, correctedById, preparedBy } = current.body;
  const params = { path: { id } };
  const touches = [['bulletins'], ['ledgers'], ['assessment-years'], ['honour-rolls']];
  const close = useAct(() => api.POST('/api/v1/bulletins/{id}/close', { params }), {
    touches,
    done: say('closed'),
  });
  const remove = useAct(
    () =>
      api
        .DELETE('/api/v1/bulletins/{id}', { params, headers: ifMatch(current.etag) })
        .then(() => navigate('/submissions/bulletins')),
    { touches, done: say('removed') },
  );
  const correct = useAct(
    (reason: string) =>
      bodyOf(api.POST('/api/v1/bulletins/{id}/corrections', { params, body: { reason } })).then((made) =>
        navigate(`/submissions/bulletins/${made.id}`),
      ),
    { touches, done: say('correction_made') },
  );
  const shut = () => setOpen(null);
  const mayManage = may('bulletin.manage', organizationId);
  const mayClose = may('bulletin.close', organizationId) && preparedBy !== me.id;
  return (
    <>
      {state === 'draft' && mayManage && (
        <Button type="primary" onClick={() => setOpen('appeals')}>
          {say('show')}
        </Button>
      )}
      {state === 'draft' && mayManage && <Button onClick={() => setOpen('change')}>{say('change')}</Button>}
      {state === 'appeals' && mayClose && (
        <ConfirmButton
          type="primary"
          title={say('close_title')}
          consequence={say('close_told')}
          loading={close.isBusy}
          onConfirm={() => close.run()}
        >
          {say('close')}
        </ConfirmButton>
      )}
      <Button icon={<FileTextOutlined />} onClick={() => setOpen('paper')}>
        {say('paper')}
      </Button>
      <Dropdown
        trigger={['click']}
        menu={{
          items: formats.map((format) => ({ key: format, label: say(`format.${format}`) })),
          onClick: ({ key }) =>
            void download(`/api/v1/bulletins/${id}/bulletin.${key}`, `${title}.${key}`).catch(tell.problem),
        }}
      >
        <Button icon={<DownloadOutlined />}>
          {say('download')} <DownOutlined aria-hidden />
        </Button>
      </Dropdown>
      {state === 'closed' && mayManage && !correctedById && (
        <Button onClick={() => setOpen('correction')}>{say('correct')}</Button>
      )}
      {state === 'draft' && mayManage && (
        <ConfirmButton
          danger
          title={say('remove_title')}
          consequence={say('remove_told')}
          onConfirm={() => remove.run()}
        >
          {say('remove')}
        </ConfirmButton>
      )}
      {open === 'appeals' && <AppealsDialog bulletinId={id} onClose={shut} />}
      {open === 'change' && <ChangeBulletin current={current} onClose={shut} />}
      {open === 'paper' && <PaperDialog bulletin={current.body} onClose={shut} />}
      {open === 'correction' && (
        <ReasonDialog
          title={say('correct')}
          told={say('correct_told')}
          label={say('correct_reason')}
          okText={say('correct')}
          most={2000}
          save={correct.attempt}
          onClose={shut}
        />
      )}
    </>
  );
}
