import { ArrowLeftOutlined } from '@ant-design/icons';
import { Alert, Skeleton } from 'antd';
import { Link, useParams } from 'react-router-dom';
import { Moment, Page, ProblemNotice, useWords } from '@/ui';
import { Appeals } from './appeals';
import { BulletinActions } from './bulletin-actions';
import { BulletinState } from './bulletin-state';
import { BulletinTables } from './bulletin-tables';
import { useBulletin } from './use-bulletin';
import './bulletin-page.css';

/** One bulletin, as it is now computed or as it was issued. */
export function BulletinPage() {
  const { id = '' } = useParams();
  const say = useWords('bulletins');
  const { data, error, refetch } = useBulletin(id);
  const back = (
    <Link to="/submissions/bulletins">
      <ArrowLeftOutlined aria-hidden /> {say('back')}
    </Link>
  );
  if (!data)
    return (
      <Page title={say('title')} lead={back}>
        {error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : <Skeleton active />}
      </Page>
    );
  const bulletin = data.body;
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
          {back} · {bulletin.number ?? bulletin.organizationName} · {bulletin.startsOn} — {bulletin.endsOn}{' '}
          <BulletinState state={bulletin.state} />
        </>
      }
      actions={<BulletinActions current={data} />}
    >
      <div className="bulletin-page">
        <Alert
          type={bulletin.state === 'closed' ? 'success' : 'info'}
          showIcon
          title={told}
          description={
            <>
              {say('computed')} <Moment at={bulletin.computedAt} />
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
