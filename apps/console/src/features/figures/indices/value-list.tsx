import { Button, Checkbox, Select, Tag } from 'antd';
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

/** As many as the api puts beside one another at once. */
const MOST_COMPARED = 100;

/** Every value that is kept, each with the version of the formula by which it is. */
export function ValueList({ filter }: { filter: ValueFilter }) {
  const say = useWords('figures');
  const { byId, formulas } = useFormulas();
  const periodText = usePeriodText();
  const subjectName = useSubjectName();
  const valueText = useValueText();
  const originText = useOriginText();
  const [formulaId, choose] = useState<string>();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const values = useIndexValues({ ...filter, formulaId });
  const mark = (id: string, isChosen: boolean) =>
    setChosen((before) => (isChosen ? [...before, id] : before.filter((one) => one !== id)));
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
    {
      key: 'compare',
      title: say('compare.choose'),
      track: '90px',
      render: (value) => (
        <Checkbox
          aria-label={say('compare.choose_of', {
            name: subjectName(value),
            period: periodText(value.period),
            value: valueText(value),
          })}
          checked={chosen.includes(value.id)}
          disabled={chosen.length >= MOST_COMPARED && !chosen.includes(value.id)}
          onChange={({ target }) => mark(value.id, target.checked)}
        />
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
      {chosen.length > 0 && (
        <div className="figures-bar" role="status">
          {say(chosen.length > 1 ? 'compare.chosen' : 'compare.one_more', { count: chosen.length })}
          {chosen.length > 1 && (
            <Link to={`/figures/indices/comparison?ids=${chosen.join(',')}`}>{say('compare.open')}</Link>
          )}
          <Button type="link" onClick={() => setChosen([])}>
            {say('compare.none')}
          </Button>
        </div>
      )}
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
