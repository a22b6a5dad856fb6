import { ArrowLeftOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { api, versionedOf } from '@/api-client';
import type { Versioned } from '@/api-client';
import { useReach } from '@/features/submissions';
import { ConfirmButton, Facts, Page, PageProblem, Panel, ReasonButton, useAct, useWords } from '@/ui';
import { Addressees } from './addressees';
import { CommissionDialog } from './commission-dialog';
import { CommissionState } from './commission-state';
import type { Commission } from './commission-state';

/** One request: what is wanted by when, and who has delivered. */
export function CommissionPage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['commissions', 'one', id],
    queryFn: () => versionedOf(api.GET('/api/v1/commissions/{id}', { params: { path: { id } } })),
  });
  if (data) return <OneCommission key={id} current={data} />;
  if (error) return <PageProblem error={error} onRetry={() => void refetch()} />;
  return <Skeleton active className="page" />;
}

function OneCommission({ current }: { current: Versioned<Commission> }) {
  const say = useWords('commissions');
  const sayReport = useWords('submissions');
  const { may } = useReach();
  const [isChanging, setChanging] = useState(false);
  const commission = current.body;
  const { id, state } = commission;
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
  const mayManage = may('commission.manage', commission.organizationId);
  const isOpen = state === 'draft' || state === 'issued';
  return (
    <Page
      title={commission.title}
      lead={
        <>
          <Link to="/submissions/commissions">
            <ArrowLeftOutlined aria-hidden /> {say('back')}
          </Link>{' '}
          · {commission.organizationName} <CommissionState state={state} />
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
      <div className="panels">
        <Panel title={say('brief')}>
          <p className={commission.brief ? 'desk-plain-text' : 'desk-quiet'}>
            {commission.brief || say('no_brief')}
          </p>
          <Facts
            of={[
              [say('due'), commission.dueOn],
              [say('minimum'), say('minimum_each', { count: commission.minimum })],
              commission.category
                ? [say('category_label'), sayReport(`category.${commission.category}`)]
                : null,
              commission.endReason ? [say('reason'), commission.endReason] : null,
            ]}
          />
        </Panel>
        <Addressees commission={commission} mayManage={mayManage && state === 'issued'} />
      </div>
      {isChanging && (
        <CommissionDialog
          unitId={commission.organizationId}
          current={current}
          onClose={() => setChanging(false)}
        />
      )}
    </Page>
  );
}
