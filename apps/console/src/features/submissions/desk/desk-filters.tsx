import { FilterOutlined } from '@ant-design/icons';
import { Button, Checkbox, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useCan } from '@/features/sessions';
import { useNarrow, useWords } from '@/ui';
import { categories } from '../enums';
import type { Category } from '../enums';
import { isNarrowed } from './desk-filter';
import type { DeskFilter } from './desk-filter';

/** What the list shows. On a phone the search stands alone, and the rest unfolds. */
export function DeskFilters({
  filter,
  onChange,
}: {
  filter: DeskFilter;
  onChange: (change: Partial<DeskFilter>) => void;
}) {
  const say = useWords('submissions');
  const isNarrow = useNarrow();
  const [isOpen, setOpen] = useState(false);
  const can = useCan();
  const flags = (['late', 'similar', 'own'] as const).filter(
    (name) => name !== 'own' || can('submission.write'),
  );
  return (
    <div className="desk-filters" role="search">
      <Input.Search
        key={filter.q}
        aria-label={say('list.search')}
        placeholder={say('list.search')}
        defaultValue={filter.q}
        allowClear
        onSearch={(q) => onChange({ q: q.trim() })}
      />
      {isNarrow && (
        <Button
          icon={<FilterOutlined />}
          type={isNarrowed(filter) ? 'primary' : 'default'}
          ghost={isNarrowed(filter)}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {say('list.filters')}
        </Button>
      )}
      {(!isNarrow || isOpen) && (
        <>
          <Select<Category[]>
            mode="multiple"
            maxTagCount="responsive"
            className="desk-filters-category"
            aria-label={say('category_label')}
            placeholder={say('any_category')}
            value={[...filter.category]}
            onChange={(category) => onChange({ category })}
            options={categories.map((each) => ({ value: each, label: say(`category.${each}`) }))}
          />
          <DatePicker
            aria-label={`${say('list.period')} ≥`}
            placeholder={say('list.from')}
            inputReadOnly={isNarrow}
            value={filter.from ? dayjs(filter.from) : null}
            onChange={(date) => onChange({ from: date?.format('YYYY-MM-DD') ?? null })}
          />
          <DatePicker
            aria-label={`${say('list.period')} ≤`}
            placeholder={say('list.to')}
            inputReadOnly={isNarrow}
            value={filter.to ? dayjs(filter.to) : null}
            onChange={(date) => onChange({ to: date?.format('YYYY-MM-DD') ?? null })}
          />
          <Select<DeskFilter['hand']>
            className="desk-filters-hand"
            aria-label={say('list.hand')}
            value={filter.hand}
            onChange={(hand) => onChange({ hand })}
            options={(['all', 'mine', 'nobody'] as const).map((each) => ({
              value: each,
              label: say(`list.hand_${each}`),
            }))}
          />
          {flags.map((name) => (
            <Checkbox
              key={name}
              checked={filter[name]}
              onChange={({ target }) => onChange({ [name]: target.checked })}
            >
              {say(`list.only_${name}`)}
            </Checkbox>
          ))}
        </>
      )}
    </div>
  );
}
