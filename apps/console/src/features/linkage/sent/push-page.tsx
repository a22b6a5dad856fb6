import { useQuery } from '@tanstack/react-query';
import { Alert, Skeleton } from 'antd';
import { Link, useParams } from 'react-router-dom';
import { api, bodyOf } from '@/api-client';
import { Facts, Moment, Page, PageProblem, Panel, ReasonButton, useAct, useWords } from '@/ui';
import { BackLink } from '../back-link';
import { touched } from '../shapes';
import { useMay } from '../use-may';
import { PushBoard } from './push-board';
import { PushCounts } from './push-counts';
import '../linkage.css';

/** `/contents/linkage/sent/:id`: what was handed down, and what every unit made of it. */
export default function PushPage() {
  const { id = '' } = useParams();
  const say = useWords('linkage');
  const { mayPush } = useMay();
  const params = { path: { id } };
  const asked = useQuery({
    queryKey: ['linkage', 'sent', 'one', id],
    queryFn: () => bodyOf(api.GET('/api/v1/pushes/{id}', { params })),
  });
  const cancel = useAct(
    (reason: string) => api.POST('/api/v1/pushes/{id}/cancel', { params, body: { reason } }),
    { touches: touched, done: say('cancel.done') },
  );
  if (asked.isError) return <PageProblem error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton active className="page" />;
  const push = asked.data;
  const isOpen = push.cancelledAt === null;
  return (
    <Page
      title={push.title}
      lead={
        <>
          <BackLink to="/contents/linkage?tab=sent">{say('tab.sent')}</BackLink> · {push.organizationName}
        </>
      }
      actions={
        isOpen &&
        mayPush(push.organizationId) && (
          <ReasonButton
            danger
            title={say('cancel.title')}
            told={say('cancel.told', { count: push.counts.open })}
            loading={cancel.isBusy}
            onReason={cancel.attempt}
          >
            {say('cancel.act')}
          </ReasonButton>
        )
      }
    >
      {!isOpen && (
        <div className="linkage-notices">
          <Alert
            type="info"
            showIcon
            title={say('sent.cancelled')}
            description={say('received.cancel_reason', { reason: push.cancelReason ?? '' })}
          />
        </div>
      )}
      <div className="panels">
        <Panel title={say('received.facts')}>
          <Facts
            of={[
              [say('item'), <Link to={`/contents/${push.contentId}`}>{say('sent.open_item')}</Link>],
              [say('pushed_at'), <Moment at={push.createdAt} />],
              [say('due'), push.dueAt ? <Moment at={push.dueAt} /> : say('no_due')],
              [say('demands'), say(push.mustKeepText ? 'must_keep' : 'may_change')],
              [say('answering'), say(push.mayDecline ? 'may_decline' : 'must_take')],
              push.note ? [say('note'), <span className="linkage-note">{push.note}</span>] : null,
              [say('sent.counts'), <PushCounts push={push} />],
            ]}
          />
        </Panel>
        <PushBoard push={push} />
      </div>
    </Page>
  );
}
