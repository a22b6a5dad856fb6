import { ArrowLeftOutlined } from '@ant-design/icons';
import { Skeleton } from 'antd';
import { Link, useParams } from 'react-router-dom';
import { ReportText } from '@/features/submissions';
import { Page, PageProblem, useWords } from '@/ui';
import { MessageDecisions } from './message-decisions';
import { MessageFacts } from './message-facts';
import { MessageFindings } from './message-findings';
import { MessageStateTag } from './message-state-tag';
import { ReadReport } from './read-report';
import { useMessage } from './use-messages';

/** One mail: why it waits, what was read out of it, and what an editor makes of it. */
export function MessagePage() {
  const { id = '' } = useParams();
  const say = useWords('intake-messages');
  const asked = useMessage(id);
  if (asked.isError) return <PageProblem error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton active className="page" />;
  const { body: message } = asked.data;
  return (
    <Page
      title={message.subject || say('no_subject')}
      lead={
        <>
          <Link to="/submissions/mail">
            <ArrowLeftOutlined aria-hidden /> {say('back')}
          </Link>{' '}
          <MessageStateTag state={message.state} />
        </>
      }
      actions={<MessageDecisions seen={asked.data} />}
    >
      <MessageFindings findings={message.findings} />
      <div className="panels">
        <div className="panels in-two">
          <MessageFacts message={message} />
          {message.report && <ReadReport message={message} report={message.report} />}
        </div>
        {message.report && (
          <ReportText report={{ ...message.report, assetIds: [], pictureCaptions: [] }} isTitled />
        )}
      </div>
    </Page>
  );
}
