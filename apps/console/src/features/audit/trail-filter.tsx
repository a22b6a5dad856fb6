import { Button, DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { PersonSelect, UnitSelect } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { useWords } from '@/ui';
import { objectTypes } from './object-types';

export interface Wanted {
  readonly objectType?: string;
  readonly actorId?: string;
  readonly organizationId?: string;
  readonly from?: string;
  readonly to?: string;
}

/** Which entries: by person, kind of thing, unit and days. */
export function TrailFilter({ wanted, onChange }: { wanted: Wanted; onChange: (wanted: Wanted) => void }) {
  const say = useWords('audit');
  const can = useCan();
  const set = (change: Wanted) => {
    const next = { ...wanted, ...change };
    onChange(Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined)));
  };
  const kinds = objectTypes.map((value) => ({ value, label: say(`noun.${value}`) }));
  return (
    <search className="trail-filter">
      <DatePicker.RangePicker
        aria-label={say('days')}
        value={[
          wanted.from ? dayjs(wanted.from) : null,
          wanted.to ? dayjs(wanted.to).subtract(1, 'day') : null,
        ]}
        onChange={(days) =>
          set({
            from: days?.[0]?.startOf('day').toISOString(),
            to: days?.[1]?.startOf('day').add(1, 'day').toISOString(),
          })
        }
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        style={{ width: 170 }}
        aria-label={say('kind')}
        placeholder={say('kind')}
        value={wanted.objectType}
        options={kinds}
        onChange={(objectType?: string) => set({ objectType })}
      />
      {can('user.read') && (
        <PersonSelect
          allowClear
          placeholder={say('who')}
          value={wanted.actorId}
          onChange={(actorId) => set({ actorId })}
        />
      )}
      <UnitSelect value={wanted.organizationId} onChange={(organizationId) => set({ organizationId })} />
      {Object.keys(wanted).length > 0 && <Button onClick={() => onChange({})}>{say('all')}</Button>}
    </search>
  );
}
