import { DownloadOutlined } from '@ant-design/icons';
import { Alert, Button, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import type { Shape } from '@/api-client';
import { useCurrentUnit } from '@/features/organizations';
import { useYears } from '@/features/scoring';
import { csvOf, EmptyState, inOffice, Page, ProblemNotice, saveFile, useWords } from '@/ui';
import { FiguresTable } from './figures-table';
import type { FigureColumn } from './figures-table';
import { daysOf } from './period';
import { PeriodField } from './period-field';
import { usePersonLedger, useScoreLedger, useUnitLedger } from './use-ledgers';
import './ledger-page.css';

type UnitRow = Shape<'LedgerRowResponse'>;
type ScoreRow = Shape<'UnitLedgerRowResponse'>;
type PersonRow = Shape<'PersonLedgerRowResponse'>;

type View = 'units' | 'people' | 'scores';

const percent = (rate: number | null) => (rate === null ? '—' : `${(rate * 100).toFixed(1)}%`);

/** 台账: what units and correspondents sent in a period, and what became of it. */
export function LedgerPage() {
  const say = useWords('ledgers');
  const { unitId } = useCurrentUnit();
  const [period, setPeriod] = useState(() => inOffice(Date.now()).format('YYYY-MM'));
  const [of, setOf] = useState<View>('units');
  const units = useUnitLedger(period, unitId);
  const years = useYears();
  // The year that was set up last, of those that have days of the period.
  const year = years.data?.items.find((each) => daysOf(period, each) !== null);
  const days = year ? daysOf(period, year)! : { from: '', to: '' };
  const people = usePersonLedger(of === 'people' ? year : undefined, days.from, days.to);
  const scores = useScoreLedger(of === 'scores' ? year : undefined, days.from, days.to);

  const unitColumns: FigureColumn<UnitRow>[] = [
    { key: 'rank', title: say('rank'), of: ({ rank }) => rank, isFigure: true },
    { key: 'unit', title: say('unit'), of: ({ organizationName }) => organizationName },
    { key: 'submitted', title: say('submitted'), of: ({ submitted }) => submitted, isFigure: true },
    { key: 'adopted', title: say('adopted'), of: ({ adopted }) => adopted, isFigure: true },
    { key: 'rate', title: say('rate'), of: ({ adoptionRate }) => percent(adoptionRate), isFigure: true },
    { key: 'points', title: say('points'), of: ({ points }) => points ?? '—', isFigure: true },
  ];
  const personColumns: FigureColumn<PersonRow>[] = [
    { key: 'rank', title: say('rank'), of: ({ rank }) => rank, isFigure: true },
    { key: 'name', title: say('name'), of: ({ name }) => name },
    { key: 'unit', title: say('unit'), of: ({ unitName }) => unitName },
    { key: 'submitted', title: say('submitted'), of: ({ submitted }) => submitted, isFigure: true },
    { key: 'adopted', title: say('adopted'), of: ({ adopted }) => adopted, isFigure: true },
    { key: 'points', title: say('points'), of: ({ points }) => points, isFigure: true },
  ];
  const pointsOf = (key: keyof ScoreRow & `${string}Points`): FigureColumn<ScoreRow> => ({
    ...{ key, title: say(`points_of.${key}`), of: (row) => row[key], isFigure: true },
  });
  const scoreColumns: FigureColumn<ScoreRow>[] = [
    { key: 'rank', title: say('rank'), of: ({ rank }) => rank, isFigure: true },
    { key: 'unit', title: say('unit'), of: ({ name }) => name },
    { key: 'submitted', title: say('submitted'), of: ({ submitted }) => submitted, isFigure: true },
    { key: 'adopted', title: say('adopted'), of: ({ adopted }) => adopted, isFigure: true },
    pointsOf('submissionPoints'),
    pointsOf('adoptionPoints'),
    pointsOf('basePoints'),
    pointsOf('penaltyPoints'),
    pointsOf('adjustmentPoints'),
    { key: 'points', title: say('points_total'), of: ({ points }) => points, isFigure: true },
    {
      key: 'honours',
      title: say('honours'),
      of: ({ losesHonours }) => say(losesHonours ? 'loses_honours' : 'keeps_honours'),
    },
  ];
  const exported = () => {
    const tableOf = <Row,>(columns: FigureColumn<Row>[], rows: readonly Row[]) => [
      columns.map(({ title }) => title),
      ...rows.map((row) => columns.map((column) => column.of(row))),
    ];
    if (of === 'units') return tableOf(unitColumns, units.data?.items ?? []);
    return of === 'scores'
      ? tableOf(scoreColumns, scores.data?.items ?? [])
      : tableOf(personColumns, people.data?.items ?? []);
  };
  const shown = { units, people, scores }[of];
  return (
    <Page
      title={say('title')}
      lead={say('lead')}
      actions={
        <Button
          icon={<DownloadOutlined />}
          disabled={!shown.data?.items.length}
          onClick={() => saveFile(csvOf(exported()), `${say(`file_${of}`)}-${period}.csv`)}
        >
          {say('export')}
        </Button>
      }
    >
      <div className="ledger-bar">
        <Segmented<View>
          aria-label={say('title')}
          value={of}
          onChange={setOf}
          options={[
            { value: 'units', label: say('by_unit') },
            { value: 'people', label: say('by_person') },
            { value: 'scores', label: say('by_score') },
          ]}
        />
        <PeriodField value={period} onChange={setPeriod} />
      </div>
      {shown.error && <ProblemNotice error={shown.error} onRetry={() => void shown.refetch()} />}
      {shown.isLoading && <Skeleton active />}
      {of !== 'units' && years.data && !year && <Alert type="info" showIcon title={say('no_year')} />}
      {shown.data &&
        (shown.data.items.length === 0 ? (
          <EmptyState text={say('empty')} />
        ) : of === 'units' ? (
          <FiguresTable
            rows={units.data?.items ?? []}
            columns={unitColumns}
            rowKey={({ organizationId }) => organizationId}
          />
        ) : of === 'scores' ? (
          <FiguresTable
            rows={scores.data?.items ?? []}
            columns={scoreColumns}
            rowKey={({ organizationId }) => organizationId}
          />
        ) : (
          <FiguresTable
            rows={people.data?.items ?? []}
            columns={personColumns}
            rowKey={({ userId, name, organizationId }) => userId ?? `${name} ${organizationId}`}
          />
        ))}
      <p className="ledger-note">{say(`note_${of}`)}</p>
    </Page>
  );
}
