import { Select, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { CursorTable, EmptyState, useWords } from '@/ui';
import type { Column } from '@/ui';
import { Card } from '../parts/card';
import { useFormulas } from './use-formulas';
import { useSubjectName } from '../parts/use-names';
import { useOriginText, usePeriodText, useValueText } from './use-index-names';
import { useIndexValues } from './use-indices';
import type { IndexValue, ValueFilter } from './use-indices';

/** Every value that is kept, each with the version of the formula by which it is. */
export function ValueList({ filter }: { filter: ValueFilter }) {
  const say = useWords('figures');
  const { byId, formulas } = useFormulas();
  const periodText = usePeriodText();
  const subjectName = useSubjectName();
  const valueText = useValueText();
  const originText = useOriginText();
  const [formulaId, choose] = useState<string>();
  const values = useIndexValues({ ...filter, formulaId });
  const columns: Column<IndexValue>[] = [
    {
      key: 'of',
      title: say('indices.whose'),
      track: 'minmax(160px, 2fr)',
      render: (value) => <b>{subjectName(value)}</b>,
    },
    {
      key: 'formula',
      title: say('indices.version'),
      track: 'minmax(180px, 2fr)',
      render: (value) => byId.get(value.formulaId)?.name ?? value.indexCode.toUpperCase(),
    },
    {
      key: 'period',
      title: say('indices.period'),
      track: '190px',
      render: ({ period }) => periodText(period),
    },
    {
      key: 'value',
      title: say('indices.value'),
      track: '140px',
      render: (value) => (
        <Link to={`/figures/indices/values/${value.id}`} className="index-number">
          {valueText(value)}
        </Link>
      ),
    },
    {
      key: 'origin',
      title: say('indices.origin'),
      track: 'minmax(160px, 2fr)',
      render: (value) => (
        <>
          <Tag color={value.origin === 'computed' ? 'blue' : 'gold'}>{say(`indices.is.${value.origin}`)}</Tag>
          <div className="figures-quiet">{originText(value)}</div>
        </>
      ),
    },
  ];
  return (
    <Card
      title={say('indices.list')}
      side={
        <Select
          allowClear
          aria-label={say('indices.version')}
          placeholder={say('indices.all_versions')}
          value={formulaId}
          onChange={choose}
          popupMatchSelectWidth={false}
          className="account-select"
          options={formulas.map(({ id, name }) => ({ value: id, label: name }))}
        />
      }
    >
      <CursorTable
        label={say('indices.list')}
        pages={values}
        columns={columns}
        rowHeight={72}
        empty={<EmptyState text={say(formulaId ? 'indices.none_of_version' : 'indices.empty')} />}
      />
    </Card>
  );
}
