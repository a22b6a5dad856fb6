import { ArrowLeftOutlined, DownloadOutlined } from '@ant-design/icons';
import { Alert, Button, Skeleton, Tag } from 'antd';
import { Link, useNavigate, useParams } from 'react-router-dom';
import { api, download, ifMatch } from '@/api-client';
import type { Shape, Versioned } from '@/api-client';
import { useUnitName } from '@/features/organizations';
import { useMe } from '@/features/sessions';
import { useReach } from '@/features/submissions';
import {
  ConfirmButton,
  EmptyState,
  Page,
  PageProblem,
  Panel,
  useAct,
  useTell,
  useWords,
  WideTable,
} from '@/ui';
import { RollState } from './roll-state';
import { useRoll } from './use-rolls';

type Roll = Shape<'HonourRollResponse'>;
type Row = Roll['tables'][number]['rows'][number];

/** One list of honours, as the closed bulletins of the year make it. */
export function HonourRollPage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useRoll(id);
  if (data) return <OneRoll current={data} />;
  if (error) return <PageProblem error={error} onRetry={() => void refetch()} />;
  return <Skeleton active className="page" />;
}

function OneRoll({ current: { body: roll, etag } }: { current: Versioned<Roll> }) {
  const say = useWords('honours');
  const me = useMe();
  const nameOf = useUnitName();
  const mayChange = roll.state === 'draft' && !roll.isWholeYear;
  return (
    <Page
      title={roll.title}
      lead={
        <>
          <Link to="/submissions/honours">
            <ArrowLeftOutlined aria-hidden /> {say('roll.back')}
          </Link>{' '}
          · {nameOf(roll.organizationId)} <RollState state={roll.state} />
        </>
      }
      actions={<RollActions roll={roll} etag={etag} />}
    >
      <div className="panels">
        <Alert
          type={mayChange ? 'warning' : 'info'}
          showIcon
          title={say(roll.state === 'issued' ? 'roll.issued_told' : 'roll.draft_told')}
          description={
            <>
              {say('roll.stands_on', { count: roll.bulletins.length })}
              {mayChange && <div>{say('roll.not_whole_year')}</div>}
              {roll.state === 'draft' && roll.preparedBy === me.id && <div>{say('roll.own_told')}</div>}
            </>
          }
        />
        {roll.bulletins.length === 0 && (
          <EmptyState text={say('roll.no_bulletins')}>
            <Link to="/submissions/bulletins">{say('roll.open_bulletins')}</Link>
          </EmptyState>
        )}
        {roll.tables.map(({ unitClass, name, places, rows }) => {
          const title = unitClass === null ? say('roll.people') : name;
          return (
            <Panel
              key={unitClass ?? 'people'}
              title={title}
              extra={<span className="desk-quiet">{say('roll.places', { count: places })}</span>}
            >
              <HonourRows label={title} rows={rows} arePeople={unitClass === null} />
            </Panel>
          );
        })}
      </div>
    </Page>
  );
}

function HonourRows({ label, rows, arePeople }: { label: string; rows: readonly Row[]; arePeople: boolean }) {
  const say = useWords('honours');
  const figure = { align: 'right' as const, className: 'desk-figure' };
  return (
    <WideTable<Row>
      label={label}
      size="small"
      rowKey={({ rank, name, unitName }) => `${rank} ${name} ${unitName}`}
      dataSource={[...rows]}
      pagination={rows.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
      locale={{ emptyText: say('roll.nobody') }}
      columns={[
        { key: 'rank', title: say('row.rank'), dataIndex: 'rank', width: 64, ...figure },
        { key: 'name', title: say(arePeople ? 'row.person' : 'row.unit'), dataIndex: 'name' },
        ...(arePeople ? [{ key: 'unit', title: say('row.unit'), dataIndex: 'unitName' }] : []),
        { key: 'submitted', title: say('row.submitted'), dataIndex: 'submitted', ...figure },
        { key: 'adopted', title: say('row.adopted'), dataIndex: 'adopted', ...figure },
        { key: 'points', title: say('row.points'), dataIndex: 'points', ...figure },
        {
          key: 'honoured',
          title: say('row.honoured'),
          render: (_, { isHonoured, reason }) =>
            isHonoured ? <Tag color="gold">{say('row.yes')}</Tag> : reason && say(`row.because.${reason}`),
        },
      ]}
    />
  );
}

function RollActions({ roll, etag }: { roll: Roll; etag: string }) {
  const say = useWords('honours');
  const tell = useTell();
  const navigate = useNavigate();
  const me = useMe();
  const { may } = useReach();
  const { id, state, title, organizationId, preparedBy } = roll;
  const params = { path: { id } };
  const touches = [['honour-rolls']];
  const issue = useAct(() => api.POST('/api/v1/honour-rolls/{id}/issue', { params }), {
    touches,
    done: say('roll.issued_done'),
  });
  const discard = useAct(
    () =>
      api
        .DELETE('/api/v1/honour-rolls/{id}', { params, headers: ifMatch(etag) })
        .then(() => navigate('/submissions/honours')),
    { touches, done: say('roll.discarded') },
  );
  return (
    <>
      {state === 'draft' && preparedBy !== me.id && may('bulletin.close', organizationId) && (
        <ConfirmButton
          type="primary"
          title={say('roll.issue_title')}
          consequence={say('roll.issue_told')}
          onConfirm={() => issue.run()}
        >
          {say('roll.issue')}
        </ConfirmButton>
      )}
      {(['xlsx', 'pdf'] as const).map((format) => (
        <Button
          key={format}
          icon={<DownloadOutlined />}
          onClick={() =>
            void download(`/api/v1/honour-rolls/${id}/roll.${format}`, `${title}.${format}`).catch(
              tell.problem,
            )
          }
        >
          {say(`format.${format}`)}
        </Button>
      ))}
      {state === 'draft' && may('bulletin.manage', organizationId) && (
        <ConfirmButton
          danger
          title={say('roll.discard_title')}
          consequence={say('roll.discard_told')}
          onConfirm={() => discard.run()}
        >
          {say('roll.discard')}
        </ConfirmButton>
      )}
    </>
  );
}
