import type { ColumnsType } from 'antd/es/table';
import type { Shape } from '@/api-client';
import { WideTable, useWords } from '@/ui';
import type { Bulletin } from './bulletin-state';

type Row = Shape<'BulletinRowResponse'>;
type Figures = Omit<Row, 'rank' | 'organizationId' | 'name'>;

const percent = (rate: number | null) => (rate === null ? '—' : `${(rate * 100).toFixed(1)}%`);

/** The tables as they are printed; wide ones are pushed sideways. */
export function BulletinTables({ content }: { content: Bulletin['content'] }) {
  const say = useWords('bulletins');
  const figure = (key: string, of: (row: Figures) => React.ReactNode) => ({
    key,
    title: say(`figures.${key}`),
    align: 'right' as const,
    className: 'desk-figure',
    render: (_: unknown, row: Row) => of(row),
  });
  return (
    <>
      {content.tables.map((table) => {
        const columns: ColumnsType<Row> = [
          { key: 'rank', title: say('figures.rank'), dataIndex: 'rank', width: 64, align: 'right' },
          { key: 'name', title: say('figures.unit'), dataIndex: 'name', width: 180 },
          figure('submitted', ({ submitted, submittedYear }) => `${submitted} / ${submittedYear}`),
          figure('adopted', ({ adopted, adoptedYear }) => `${adopted} / ${adoptedYear}`),
          figure('rate', ({ adoptionRate }) => percent(adoptionRate)),
          ...table.outlets.map((outlet, index) => ({
            key: `outlet-${index}`,
            title: outlet,
            align: 'right' as const,
            className: 'desk-figure',
            render: (_: unknown, row: Row) => row.outlets[index],
          })),
          figure('instructions', ({ instructions }) => instructions),
          figure('penalties', ({ penaltyPoints }) => penaltyPoints || '—'),
          figure('points', ({ points }) => <strong>{points}</strong>),
          figure('points_year', ({ pointsYear }) => pointsYear),
        ];
        return (
          <section key={table.unitClass} className="bulletin-table">
            <h2>{table.name}</h2>
            <WideTable<Row>
              label={table.name}
              size="small"
              rowKey="organizationId"
              dataSource={table.rows}
              columns={columns}
              locale={{ emptyText: say('no_rows') }}
            />
            <p className="desk-quiet">
              {say('totals', {
                submitted: table.totals.submitted,
                adopted: table.totals.adopted,
                rate: percent(table.totals.adoptionRate),
                points: table.totals.points,
              })}
            </p>
          </section>
        );
      })}
      {content.correspondents && content.correspondents.length > 0 && (
        <section className="bulletin-table">
          <h2>{say('correspondents')}</h2>
          <WideTable
            label={say('correspondents')}
            size="small"
            rowKey={({ name, unitName }) => `${name} ${unitName}`}
            dataSource={content.correspondents}
            columns={[
              { key: 'rank', title: say('figures.rank'), dataIndex: 'rank', align: 'right' },
              { key: 'name', title: say('figures.person'), dataIndex: 'name' },
              { key: 'unit', title: say('figures.unit'), dataIndex: 'unitName' },
              {
                key: 'submitted',
                title: say('figures.submitted_only'),
                dataIndex: 'submitted',
                align: 'right',
              },
              { key: 'adopted', title: say('figures.adopted_only'), dataIndex: 'adopted', align: 'right' },
              { key: 'points', title: say('figures.points'), dataIndex: 'points', align: 'right' },
            ]}
          />
        </section>
      )}
    </>
  );
}
