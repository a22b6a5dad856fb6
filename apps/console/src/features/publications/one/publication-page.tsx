import { LinkOutlined } from '@ant-design/icons';
import { Alert, Button, Skeleton } from 'antd';
import { Link, useParams } from 'react-router-dom';
import { usePlatformName } from '@/features/channels';
import { Page, PageProblem, useWords } from '@/ui';
import { StateTag } from '../state-tag';
import { usePublication } from '../use-publications';
import { Choices } from './choices';
import { CorrectFeed } from './correct-feed';
import { Facts } from './facts';
import { FailureNotice } from './failure-notice';
import { SentFields } from './sent-fields';
import { Steps } from './steps';
import './publication-page.css';

/** One publication: where it is, what was done for it, and what can be done now. */
export default function PublicationPage() {
  const say = useWords('publications');
  const nameOf = usePlatformName();
  const { id = '' } = useParams();
  const query = usePublication(id);
  if (query.isPending) return <Skeleton active className="page" />;
  if (query.isError) return <PageProblem error={query.error} onRetry={() => void query.refetch()} />;
  const { body: publication, etag } = query.data;
  const { state, remote, failure, note, mode } = publication;
  return (
    <Page
      title={publication.contentTitle}
      lead={
        <>
          {nameOf(publication.platform)} · {publication.channelAccountName} <StateTag state={state} />
        </>
      }
      actions={
        <>
          {remote?.url && (
            <Button type="primary" icon={<LinkOutlined />} href={remote.url} target="_blank" rel="noreferrer">
              {say('one.open_post')}
            </Button>
          )}
          <Link to={`/contents/${publication.contentId}`}>
            <Button>{say('one.open_content')}</Button>
          </Link>
          {remote && (
            <Link to={`/figures/contents/${publication.contentId}`}>
              <Button>{say('one.figures')}</Button>
            </Link>
          )}
        </>
      }
    >
      <div className="publication">
        <div className="publication-main">
          {failure && state !== 'cancelled' && <FailureNotice failure={failure} />}
          {note && <Alert type="info" showIcon title={note} />}
          {publication.onHold && <Alert type="warning" showIcon title={say('one.on_hold')} />}
          {state === 'awaiting_hand_off' && (
            <Alert
              type="warning"
              showIcon
              title={say('one.waits_for_hand')}
              action={
                <Link to={`/publications/${id}/hand-off`}>
                  <Button type="primary">{say('hand_off.go')}</Button>
                </Link>
              }
            />
          )}
          <Choices publication={publication} etag={etag} />
          {mode === 'feed' && state === 'published' && <CorrectFeed publication={publication} />}
          <Steps publication={publication} />
          <SentFields publication={publication} />
        </div>
        <Facts publication={publication} />
      </div>
    </Page>
  );
}
