import { ArrowLeftOutlined } from '@ant-design/icons';
import { Alert, Skeleton } from 'antd';
import { Link, useParams } from 'react-router-dom';
import type { Versioned } from '@/api-client';
import { useMe } from '@/features/sessions';
import { Moment, Page, PageProblem, useWords } from '@/ui';
import { Appeals } from './appeals';
import { BulletinActions } from './bulletin-actions';
import { BulletinState } from './bulletin-state';
import type { Bulletin } from './bulletin-state';
import { BulletinTables } from './bulletin-tables';
import { useBulletin } from './use-bulletin';
import './bulletin-page.css';

/** One bulletin, as it is now computed or as it was issued. */
export function BulletinPage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useBulletin(id);
  if (data) return <OneBulletin key={id} current={data} />;
  if (error) return <PageProblem error={error} onRetry={() => void refetch()} />;
  return <Skeleton active className="page" />;
}

function OneBulletin({ current }: { current: Versioned<Bulletin> }) {
  const say = useWords('bulletins');
  const me = useMe();
  const bulletin = current.body;
  const told = {
    draft: say('draft_told'),
    appeals: say('appeals_told', { day: bulletin.appealsUntil ?? '' }),
    closed: say('closed_told'),
  }[bulletin.state];
  return (
    <Page
      title={bulletin.title}
      lead={
        <>
          <Link to="/submissions/bulletins">
            <ArrowLeftOutlined aria-hidden /> {say('back')}
          </Link>{' '}
          · {bulletin.number ?? bulletin.organizationName} · {bulletin.startsOn} — {bulletin.endsOn}{' '}
          <BulletinState state={bulletin.state} />
        </>
      }
      actions={<BulletinActions current={current} />}
    >
      <div className="bulletin-page">
        <Alert
          type={bulletin.state === 'closed' ? 'success' : 'info'}
          showIcon
          title={told}
          description={
            <>
              {say('computed')} <Moment at={bulletin.computedAt} />
              {bulletin.state === 'appeals' && bulletin.preparedBy === me.id && <div>{say('own_told')}</div>}
            </>
          }
        />
        {bulletin.correctedById && (
          <Alert
            type="warning"
            showIcon
            title={say('corrected_told')}
            action={<Link to={`/submissions/bulletins/${bulletin.correctedById}`}>{say('open_newer')}</Link>}
          />
        )}
        {bulletin.correctsId && (
          <Alert
            type="info"
            showIcon
            title={say('corrects_told', { text: bulletin.correctionReason ?? '' })}
            action={<Link to={`/submissions/bulletins/${bulletin.correctsId}`}>{say('open_older')}</Link>}
          />
        )}
        <BulletinTables content={bulletin.content} />
        {bulletin.state !== 'draft' && <Appeals bulletin={bulletin} />}
      </div>
    </Page>
  );
}
