import { ArrowLeftOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Card, Skeleton } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { api, versionedOf } from '@/api-client';
import { useReach } from '@/features/submissions';
import { ConfirmButton, Page, ProblemNotice, useAct, useWords } from '@/ui';
import { Addressees } from './addressees';
import { CommissionDialog } from './commission-dialog';
import { CommissionState } from './commission-state';
import { ReasonButton } from './reason-button';

/** One request: what is wanted by when, and who has delivered. */
export function CommissionPage() {
  const { id = '' } = useParams();
  const say = useWords('commissions');
  const sayReport = useWords('submissions');
  const { may } = useReach();
  const [isChanging, setChanging] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['commissions', 'one', id],
    queryFn: () => versionedOf(api.GET('/api/v1/commissions/{id}', { params: { path: { id } } })),
  });
  const params = { path: { id } };
  const touches = [['commissions']];
  const issue = useAct(() => api.POST('/api/v1/commissions/{id}/issue', { params }), {
    touches,
    done: say('issued'),
  });
  const close = useAct(() => api.POST('/api/v1/commissions/{id}/close', { params }), {
    touches,
    done: say('closed'),
  });
  const cancel = useAct(
    (reason: string) => api.POST('/api/v1/commissions/{id}/cancel', { params, body: { reason } }),
    { touches, done: say('cancelled') },
  );
  const back = (
    <Link to="/submissions/commissions">
      <ArrowLeftOutlined aria-hidden /> {say('back')}
    </Link>
  );
  if (!data)
    return (
      <Page title={say('title')} lead={back}>
        {error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : <Skeleton active />}
      </Page>
    );
  const commission = data.body;
  const { state } = commission;
  const mayManage = may('commission.manage', commission.organizationId);
  const isOpen = state === 'draft' || state === 'issued';
  return (
    <Page
      title={commission.title}
      lead={
        <>
          {back} · {commission.organizationName} <CommissionState state={state} />
        </>
      }
      actions={
        mayManage &&
        isOpen && (
          <>
            {state === 'draft' && (
              <ConfirmButton
                type="primary"
                title={say('issue_title')}
                consequence={say('issue_told')}
                loading={issue.isBusy}
                onConfirm={() => issue.run()}
              >
                {say('issue')}
              </ConfirmButton>
            )}
            <Button onClick={() => setChanging(true)}>{say('change')}</Button>
            {state === 'issued' && (
              <ConfirmButton
                title={say('close_title')}
                consequence={say('close_told')}
                loading={close.isBusy}
                onConfirm={() => close.run()}
              >
                {say('close')}
              </ConfirmButton>
            )}
            <ReasonButton
              danger
              title={say('cancel_title')}
              told={say('cancel_told')}
              loading={cancel.isBusy}
              onReason={cancel.attempt}
            >
              {say('cancel')}
            </ReasonButton>
          </>
        )
      }
    >
      <Card className="commission-brief">
        {commission.brief ? (
          <p className="desk-plain-text">{commission.brief}</p>
        ) : (
          <p className="desk-quiet">{say('no_brief')}</p>
        )}
        <dl className="report-facts">
          <div>
            <dt>{say('due')}</dt>
            <dd>{commission.dueOn}</dd>
          </div>
          <div>
            <dt>{say('minimum')}</dt>
            <dd>{say('minimum_each', { count: commission.minimum })}</dd>
          </div>
          {commission.category && (
            <div>
              <dt>{say('category_label')}</dt>
              <dd>{sayReport(`category.${commission.category}`)}</dd>
            </div>
          )}
          {commission.endReason && (
            <div>
              <dt>{say('reason')}</dt>
              <dd>{commission.endReason}</dd>
            </div>
          )}
        </dl>
      </Card>
      <Addressees commission={commission} mayManage={mayManage && state === 'issued'} />
      {isChanging && (
        <CommissionDialog
          unitId={commission.organizationId}
          current={data}
          onClose={() => setChanging(false)}
        />
      )}
    </Page>
  );
}
