import { PlusOutlined } from '@ant-design/icons';
import { Button, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { useCurrentUnit, useUnitName, useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { EmptyState, Page, Panel, ProblemNotice, useWords } from '@/ui';
import { FlowDrawer } from './flow-drawer';
import { FlowHistory } from './flow-history';
import { SeparationPanel } from './separation-panel';
import { StageLine } from './stage-line';
import { useReviewFlows } from './use-review-flows';
import type { ReviewFlow } from './use-review-flows';
import './review-flows.css';

/** The flows of the chosen unit, those it has from above, and who is kept from deciding. */
export function ReviewFlowsPage() {
  const say = useWords('review-flows');
  const can = useCan();
  const { unitId } = useCurrentUnit();
  const path = useUnitPath()(unitId);
  const asked = useReviewFlows();
  const [editing, setEditing] = useState<ReviewFlow | 'new' | null>(null);
  const mayManage = can('review_flow.manage', path);
  const flows = asked.flows.filter(({ organizationId }) => path.includes(organizationId));
  const add = mayManage && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
      {say('add')}
    </Button>
  );
  return (
    <Page title={say('title')} lead={say('lead')} actions={add}>
      {asked.isPending && <Skeleton active />}
      {asked.isError && <ProblemNotice error={asked.error} onRetry={() => void asked.refetch()} />}
      <div className="panels">
        {asked.data && flows.length === 0 && (
          <Panel title={say('built_in')}>
            <EmptyState text={say('none')}>{add}</EmptyState>
          </Panel>
        )}
        {flows.map((flow) => (
          <FlowPanel
            key={flow.id}
            flow={flow}
            isFromAbove={flow.organizationId !== unitId}
            onChange={
              can('review_flow.manage', path.slice(0, path.indexOf(flow.organizationId) + 1))
                ? () => setEditing(flow)
                : undefined
            }
          />
        ))}
        <SeparationPanel unitId={unitId} path={path} />
      </div>
      {editing && (
        <FlowDrawer
          flow={editing === 'new' ? undefined : editing}
          organizationId={unitId}
          onClose={() => setEditing(null)}
        />
      )}
    </Page>
  );
}

function FlowPanel({
  flow,
  isFromAbove,
  onChange,
}: {
  flow: ReviewFlow;
  isFromAbove: boolean;
  onChange?: () => void;
}) {
  const say = useWords('review-flows');
  const unitName = useUnitName();
  const [showsHistory, setShowsHistory] = useState(false);
  return (
    <Panel
      title={flow.name}
      extra={
        <>
          <Button onClick={() => setShowsHistory(true)}>{say('history.open')}</Button>
          {onChange && <Button onClick={onChange}>{say('change')}</Button>}
        </>
      }
    >
      <p>
        <Tag>{say(`kind.${flow.kind}`)}</Tag>
        {flow.isDefault && <Tag color="success">{say('default')}</Tag>}
        {isFromAbove && <Tag>{say('from', { unit: unitName(flow.organizationId) })}</Tag>}
      </p>
      <StageLine stages={flow.stages} />
      {showsHistory && <FlowHistory flow={flow} onClose={() => setShowsHistory(false)} />}
    </Panel>
  );
}
