import { Form, Radio, Select } from 'antd';
import type { Shape } from '@/api-client';
import { useWords } from '@/ui';
import { useUnitPath, useUnits } from './use-units';

export type UnitsBelow = Pick<Shape<'UnitsBelowRequest'>, 'organizationIds' | 'reach'>;

const reaches = ['directly_below', 'all_below', 'named'] as const;

/** A field of a form: the units below that are meant, the next level, all, or some by name. */
export function UnitsBelowField({ name, label, unitId }: { name: string; label: string; unitId: string }) {
  const say = useWords('organizations');
  const meansUnits = ({ reach, organizationIds = [] }: UnitsBelow) =>
    Boolean(reach) || organizationIds.length > 0;
  return (
    <Form.Item
      name={name}
      label={label}
      rules={[
        {
          validator: (_, value: UnitsBelow) =>
            meansUnits(value) ? Promise.resolve() : Promise.reject(new Error(say('below.needed'))),
        },
      ]}
    >
      <UnitsBelowChoice unitId={unitId} />
    </Form.Item>
  );
}

function UnitsBelowChoice({
  unitId,
  value = {},
  onChange,
  id,
}: {
  /** Above those that can be chosen. */
  unitId: string;
  value?: UnitsBelow;
  onChange?: (units: UnitsBelow) => void;
  id?: string;
}) {
  const say = useWords('organizations');
  const { units } = useUnits();
  const pathOf = useUnitPath();
  const below = units.filter((unit) => unit.id !== unitId && pathOf(unit.id).includes(unitId));
  const chosen = value.organizationIds;
  return (
    <>
      <Radio.Group
        id={id}
        value={value.reach ?? 'named'}
        onChange={({ target }) => {
          const reach = target.value as (typeof reaches)[number];
          onChange?.(reach === 'named' ? { organizationIds: [] } : { reach });
        }}
        options={reaches.map((reach) => ({ value: reach, label: say(`below.${reach}`) }))}
      />
      {chosen && (
        <Select
          mode="multiple"
          aria-label={say('below.units')}
          placeholder={say('choose_unit')}
          style={{ width: '100%', marginTop: 8 }}
          showSearch={{ optionFilterProp: 'label' }}
          value={chosen}
          onChange={(organizationIds: string[]) => onChange?.({ organizationIds })}
          options={below.map((unit) => ({ value: unit.id, label: unit.name }))}
          notFoundContent={say('no_such_unit')}
        />
      )}
    </>
  );
}
