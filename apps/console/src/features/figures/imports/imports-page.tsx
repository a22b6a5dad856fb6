import { UploadOutlined } from '@ant-design/icons';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { CursorTable, EmptyState, Moment, useWords } from '@/ui';
import type { Column } from '@/ui';
import { Card } from '../parts/card';
import { FiguresPage } from '../parts/figures-page';
import { PersonName } from '../parts/person-name';
import { useSubjectName } from '../parts/use-names';
import { SendDialog } from './send-dialog';
import { useImports } from './use-imports';
import type { FigureImport } from './use-imports';

const colours = { checked: 'gold', running: 'blue', done: 'green' } as const;

/** Every table that was sent, and what became of it. */
export default function ImportsPage() {
  const say = useWords('figures');
  const accountName = useSubjectName();
  const [isSending, setSending] = useState(false);
  const imports = useImports();
  const send = (
    <Button type="primary" icon={<UploadOutlined />} onClick={() => setSending(true)}>
      {say('import.open')}
    </Button>
  );
  const columns: Column<FigureImport>[] = [
    {
      key: 'file',
      title: say('import.file'),
      track: 'minmax(180px, 2fr)',
      render: ({ id, fileName }) => <Link to={`/figures/imports/${id}`}>{fileName}</Link>,
    },
    {
      key: 'account',
      title: say('import.account'),
      track: 'minmax(160px, 2fr)',
      render: (sent) => accountName(sent),
    },
    {
      key: 'state',
      title: say('import.state_label'),
      track: '120px',
      render: ({ state }) => <Tag color={colours[state]}>{say(`import.state.${state}`)}</Tag>,
    },
    {
      key: 'sent',
      title: say('import.sent'),
      track: '190px',
      render: ({ createdBy, createdAt }) => (
        <span>
          <PersonName id={createdBy} /> <Moment at={createdAt} />
        </span>
      ),
    },
    {
      key: 'finished',
      title: say('import.finished'),
      track: '130px',
      render: ({ finishedAt }) => (finishedAt ? <Moment at={finishedAt} /> : '—'),
    },
  ];
  return (
    <FiguresPage part="imports" lead={say('import.lead')} actions={send}>
      <Card title={say('import.history')}>
        <CursorTable
          label={say('import.history')}
          pages={imports}
          columns={columns}
          empty={<EmptyState text={say('import.empty')}>{send}</EmptyState>}
        />
      </Card>
      {isSending && <SendDialog onClose={() => setSending(false)} />}
    </FiguresPage>
  );
}
