import { Checkbox, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useColumns } from '@/features/columns';
import { useWords } from '@/ui';
import type { ContentFilter } from './filter';
import { types } from './new-wish';

const states = ['draft', 'in_review', 'returned', 'approved', 'published', 'withdrawn', 'archived'] as const;

export function FilterBar({
  filter,
  onChange,
}: {
  filter: ContentFilter;
  onChange: (filter: ContentFilter) => void;
}) {
  const say = useWords('contents');
  const { columns } = useColumns();
  const choose = (name: string, label: string, options: { value: string; label: string }[]) => (
    <Select
      aria-label={say(`list.${name}`)}
      value={filter[name as 'state']}
      placeholder={label}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      options={options}
      onChange={(value?: string) => onChange({ ...filter, [name]: value })}
    />
  );
  return (
    <div className="content-filter">
      <Input.Search
        aria-label={say('list.search')}
        placeholder={say('list.search')}
        defaultValue={filter.q}
        maxLength={100}
        allowClear
        onSearch={(q) => onChange({ ...filter, q: q.trim() || undefined })}
      />
      {choose(
        'state',
        say('list.any_state'),
        states.map((value) => ({ value, label: say(`state.${value}`) })),
      )}
      {choose(
        'type',
        say('list.any_type'),
        types.map((value) => ({ value, label: say(`type.${value}`) })),
      )}
      <Select
        aria-label={say('list.column')}
        value={filter.columnId}
        placeholder={say('list.any_column')}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        options={columns.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(columnId?: string) => onChange({ ...filter, columnId })}
      />
      <DatePicker.RangePicker
        aria-label={say('list.period')}
        allowEmpty={[true, true]}
        value={[filter.from ? dayjs(filter.from) : null, filter.to ? dayjs(filter.to) : null]}
        onChange={(days) =>
          onChange({ ...filter, from: days?.[0]?.format('YYYY-MM-DD'), to: days?.[1]?.format('YYYY-MM-DD') })
        }
      />
      <Checkbox
        checked={filter.isMine}
        onChange={({ target }) => onChange({ ...filter, isMine: target.checked })}
      >
        {say('list.mine')}
      </Checkbox>
    </div>
  );
}
