import { Alert, Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { usePersonName, useUnitName } from '@/features/organizations';
import { useAnswerText } from '@/features/webhooks';
import { Facts, Page, PageProblem, Panel, useWords } from '@/ui';
import { DeliveryList } from './delivery-list';
import { HookActions } from './hook-actions';
import { HookState } from './hook-state';
import { NoticeHookDialog } from './notice-hook-dialog';
import { useKindText } from './use-kind-text';
import { useNoticeHook } from './use-notice-hooks';

/** One hook: how it stands, what was passed on, and what can be done with it. */
export function NoticeHookPage() {
  const { id = '' } = useParams();
  const say = useWords('notice-hooks');
  const unitName = useUnitName();
  const kindText = useKindText();
  const answerText = useAnswerText();
  const [isChanging, setChanging] = useState(false);
  const asked = useNoticeHook(id);
  const answersFor = usePersonName(asked.data?.body.answersFor ?? null);
  if (asked.isError) return <PageProblem error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton active className="page" />;
  const { body: hook } = asked.data;
  return (
    <Page
      title={hook.name}
      lead={unitName(hook.organizationId)}
      actions={<Button onClick={() => setChanging(true)}>{say('change')}</Button>}
    >
      {hook.state === 'paused' && (
        <Alert
          type="warning"
          showIcon
          title={say('stopped')}
          description={
            hook.pausedBecause &&
            say('stopped_because', {
              problem: answerText({ status: null, problem: hook.pausedBecause }),
            })
          }
          style={{ marginBottom: 16 }}
        />
      )}
      <div className="panels">
        <Panel title={say('standing')}>
          <Facts
            of={[
              [say('state'), <HookState hook={hook} />],
              [say('url'), hook.url],
              [say('kinds'), kindText(hook.kinds)],
              [say('answers_for'), answersFor],
              hook.failures > 0 ? [say('failures'), say('count', { count: hook.failures })] : null,
            ]}
          />
        </Panel>
        <HookActions seen={asked.data} />
        <DeliveryList hook={hook} />
      </div>
      {isChanging && (
        <NoticeHookDialog seen={asked.data} unitId={hook.organizationId} onClose={() => setChanging(false)} />
      )}
    </Page>
  );
}
