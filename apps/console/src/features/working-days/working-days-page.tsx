import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Alert, Button, Skeleton, Space } from 'antd';
import { useState } from 'react';
import { useUnits } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { EmptyState, inOffice, Page, Panel, ProblemNotice, useWords } from '@/ui';
import { SpanList } from './span-list';
import { spansOf } from './spans';
import { useYear } from './use-working-days';
import { YearDialog } from './year-dialog';
import { YearVersions } from './year-versions';

/** Holidays and make-up days, a year at a time; one calendar for all units. */
export function WorkingDaysPage() {
  const say = useWords('working-days');
  const can = useCan();
  const { units } = useUnits();
  const [year, setYear] = useState(() => inOffice(Date.now()).year());
  const [isEditing, setEditing] = useState(false);
  const asked = useYear(year);
  const root = units.find(({ parentId }) => parentId === null);
  const mayChange = root !== undefined && can('working_day.manage', [root.id]);
  const change = mayChange && asked.data && (
    <Button type="primary" onClick={() => setEditing(true)}>
      {say(asked.data.body.confirmed ? 'change' : 'enter', { year })}
    </Button>
  );
  return (
    <Page title={say('title')} lead={say('lead')} actions={change}>
      <Space style={{ marginBottom: 16 }}>
        <Button icon={<LeftOutlined />} aria-label={say('year_before')} onClick={() => setYear(year - 1)} />
        <strong aria-live="polite">{say('year', { year })}</strong>
        <Button icon={<RightOutlined />} aria-label={say('year_after')} onClick={() => setYear(year + 1)} />
      </Space>
      {asked.isError && <ProblemNotice error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.isPending && <Skeleton active />}
      {asked.data && !asked.data.body.confirmed && (
        <EmptyState text={say('none', { year })}>
          {change || <Alert type="info" title={say('not_yours')} />}
        </EmptyState>
      )}
      {asked.data?.body.confirmed && (
        <div className="panels in-two">
          <Panel title={say('days')}>
            <SpanList spans={spansOf(asked.data.body.days)} />
            {asked.data.body.source && <p>{say('source_of', { source: asked.data.body.source })}</p>}
          </Panel>
          <YearVersions year={year} />
        </div>
      )}
      {isEditing && asked.data && <YearDialog seen={asked.data} onClose={() => setEditing(false)} />}
    </Page>
  );
}
