import { Button } from 'antd';
import { Facts, Panel, useWords } from '@/ui';
import { useUnitName } from './use-units';
import type { Unit } from './use-units';

/** What is known of a unit. */
export function UnitFacts({ unit, onChange }: { unit: Unit; onChange?: () => void }) {
  const say = useWords('organizations');
  const unitName = useUnitName();
  return (
    <Panel
      title={unit.name}
      extra={onChange && <Button onClick={onChange}>{say('unit_form.change')}</Button>}
    >
      <Facts
        of={[
          unit.parentId && unitName(unit.parentId) ? [say('parent'), unitName(unit.parentId)] : null,
          [say('tier.label'), unit.tier ? say(`tier.${unit.tier}`) : say('not_set')],
          [say('code'), unit.code],
          [say('freshness'), say('freshness_rule', { warn: unit.warnAfterDays, stale: unit.staleAfterDays })],
          unit.icpNumber ? [say('icp'), unit.icpNumber] : null,
          unit.psbNumber ? [say('psb'), unit.psbNumber] : null,
          unit.itemUrlPattern ? [say('own_site'), unit.itemUrlPattern] : null,
        ]}
      />
    </Panel>
  );
}
