import { PlusOutlined } from '@ant-design/icons';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useCan } from '@/features/sessions';
import { Page, ProblemNotice, useWords } from '@/ui';
import { useCurrentUnit } from './current-unit';
import { SectionTabs } from './section-tabs';
import { UnitDrawer } from './unit-drawer';
import { UnitFacts } from './unit-facts';
import { UnitMembers } from './unit-members';
import { UnitTree } from './unit-tree';
import { useUnitPath, useUnits } from './use-units';
import './organization.css';

/** The tree on one side, the chosen unit and its people on the other. */
export function UnitsPage() {
  const say = useWords('organizations');
  const can = useCan();
  const { unitId, choose } = useCurrentUnit();
  const path = useUnitPath()(unitId);
  const { units, byId, ...asked } = useUnits();
  const [editing, setEditing] = useState<'new' | 'change' | null>(null);
  const unit = byId.get(unitId);
  const mayManage = can('organization.manage', path);
  if (asked.isError) return <ProblemNotice error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!unit) return <Skeleton active className="page" />;
  return (
    <Page
      title={say('title')}
      lead={say('lead')}
      actions={
        mayManage && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
            {say('unit_form.add')}
          </Button>
        )
      }
    >
      <SectionTabs active="units" />
      <div className="units">
        <UnitTree units={units} chosen={unitId} onChoose={choose} />
        <div className="panels">
          <UnitFacts unit={unit} onChange={mayManage ? () => setEditing('change') : undefined} />
          {can('user.read', path) && <UnitMembers unit={unit} />}
        </div>
      </div>
      {editing && (
        <UnitDrawer
          unit={editing === 'change' ? unit : undefined}
          parent={unit}
          onClose={() => setEditing(null)}
          onMade={choose}
        />
      )}
    </Page>
  );
}
