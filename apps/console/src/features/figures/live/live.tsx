import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useCurrentUnit, useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { EmptyState, useWords } from '@/ui';
import { FiguresPage } from '../parts/figures-page';
import { PeriodPicker, usePeriod } from '../period';
import { BroadcastForm } from './broadcast-form';
import { BroadcastList } from './broadcast-list';
import { LiveSummary } from './live-summary';

/** 直播: what each had, and all of them together; people are never added up. */
export default function Live() {
  const say = useWords('figures');
  const can = useCan();
  const { unitId } = useCurrentUnit();
  const { period, choose } = usePeriod();
  const [isAdding, setAdding] = useState(false);
  const mayRecord = can('figure.record', useUnitPath()(unitId));
  const add = mayRecord && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
      {say('live.add')}
    </Button>
  );
  return (
    <FiguresPage
      part="live"
      actions={
        <>
          <PeriodPicker period={period} onChoose={choose} />
          {add}
        </>
      }
    >
      <div className="figures-grid">
        <LiveSummary unitId={unitId} period={period} />
        <BroadcastList
          unitId={unitId}
          period={period}
          empty={<EmptyState text={say(mayRecord ? 'live.empty' : 'live.empty_here')}>{add}</EmptyState>}
        />
      </div>
      {isAdding && <BroadcastForm unitId={unitId} onClose={() => setAdding(false)} />}
    </FiguresPage>
  );
}
