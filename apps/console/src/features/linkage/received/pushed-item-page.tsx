import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useParams } from 'react-router-dom';
import { api, bodyOf } from '@/api-client';
import { DocumentText } from '@/features/reviews';
import { Facts, Moment, Page, PageProblem, Panel, useWords } from '@/ui';
import { BackLink } from '../back-link';
import { StateOfItem } from '../state-of-item';
import { Differences } from './differences';
import { PushedItemActs } from './pushed-item-acts';
import { PushedItemNotices } from './pushed-item-notices';
import '../linkage.css';

/** `/contents/linkage/received/:id`: what was handed down to a unit, and what it makes of it. */
export default function PushedItemPage() {
  const { id = '' } = useParams();
  const say = useWords('linkage');
  const asked = useQuery({
    queryKey: ['linkage', 'received', 'one', id],
    queryFn: () => bodyOf(api.GET('/api/v1/pushed-items/{id}', { params: { path: { id } } })),
  });
  if (asked.isError) return <PageProblem error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton active className="page" />;
  const { document, ...item } = asked.data;
  return (
    <Page
      title={item.title}
      lead={
        <>
          <BackLink to="/contents/linkage">{say('tab.received')}</BackLink> ·{' '}
          {say('received.from', { name: item.fromOrganizationName })}{' '}
          <StateOfItem {...item} isCancelled={item.cancelReason !== null} />
        </>
      }
      actions={<PushedItemActs item={item} />}
    >
      <PushedItemNotices item={item} />
      <div className="panels">
        <Panel title={say('received.facts')}>
          <Facts
            of={[
              [say('unit'), item.organizationName],
              [say('pushed_at'), <Moment at={item.pushedAt} />],
              [say('due'), item.dueAt ? <Moment at={item.dueAt} /> : say('no_due')],
              [say('demands'), say(item.mustKeepText ? 'must_keep' : 'may_change')],
              [say('answering'), say(item.mayDecline ? 'may_decline' : 'must_take')],
              item.note ? [say('note'), <span className="linkage-note">{item.note}</span>] : null,
              item.takenAt ? [say('taken_at'), <Moment at={item.takenAt} />] : null,
              item.declinedAt ? [say('declined_at'), <Moment at={item.declinedAt} />] : null,
              item.declineReason ? [say('decline_reason'), item.declineReason] : null,
            ]}
          />
        </Panel>
        {item.contentId && <Differences id={id} />}
        <Panel title={say('received.words')}>
          <DocumentText document={document} />
        </Panel>
      </div>
    </Page>
  );
}
