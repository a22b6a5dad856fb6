import { useQuery } from '@tanstack/react-query';
import { Alert, Skeleton } from 'antd';
import { Link, useSearchParams } from 'react-router-dom';
import { api, bodyOf } from '@/api-client';
import { Page, ProblemNotice, useWords } from '@/ui';
import { ChooseApproved } from './choose-approved';
import { PlanForm } from './plan-form';
import '../one/publication-page.css';
import './plan.css';

/** An approved item goes out: where, when, how. Without one, the approved ones are offered. */
export default function NewPublicationPage() {
  const say = useWords('publications');
  const [params] = useSearchParams();
  const id = params.get('contentId');
  const content = useQuery({
    queryKey: ['contents', 'one-plain', id],
    queryFn: () => bodyOf(api.GET('/api/v1/contents/{id}', { params: { path: { id: id! } } })),
    enabled: id !== null,
  });
  if (id === null)
    return (
      <Page title={say('plan.title')} lead={say('plan.choose_lead')}>
        <ChooseApproved />
      </Page>
    );
  if (content.isPending) return <Skeleton active className="page" />;
  if (content.isError)
    return (
      <Page title={say('plan.title')}>
        <ProblemNotice error={content.error} onRetry={() => void content.refetch()} />
      </Page>
    );
  const { approvedRevisionId, currentRevisionId, title, state } = content.data;
  const isReady = approvedRevisionId !== null && approvedRevisionId === currentRevisionId;
  return (
    <Page title={say('plan.title')} lead={title}>
      {isReady ? (
        <PlanForm key={id} content={content.data} />
      ) : (
        <Alert
          type="warning"
          showIcon
          title={say(state === 'in_review' ? 'plan.in_review' : 'plan.not_approved')}
          action={<Link to={`/contents/${id}`}>{say('one.open_content')}</Link>}
        />
      )}
    </Page>
  );
}
