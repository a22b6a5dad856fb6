import { Table } from 'antd';
import { Link } from 'react-router-dom';
import { currentLanguage } from '@/api-client';
import type { Shape } from '@/api-client';
import { useUnitName } from '@/features/organizations';
import { useWords } from '@/ui';

type Answer = Shape<'WhatIfResponse'>;
type Row = Answer['rows'][number];
type Report = Answer['reports'][number];

/** Points more or less; the sign says it as well as the colour. */
function Difference({ points }: { points: number }) {
  if (points === 0) return <>—</>;
  return (
    <span className={points > 0 ? 'what-if-more' : 'what-if-less'}>{points > 0 ? `+${points}` : points}</span>
  );
}

/** The standings under the other rules, beside those that were; then the reports that differ most. */
export function WhatIfTables({ answer: { rows, reports } }: { answer: Answer }) {
  const say = useWords('scoring');
  const nameOf = useUnitName();
  const isChinese = currentLanguage() === 'zh-CN';
  const figure = { align: 'right' as const, className: 'desk-figure' };
  if (rows.length === 0) return <p>{say('what_if.nobody')}</p>;
  const changed = rows.filter(({ before, after }) => before.rank !== after.rank).length;
  return (
    <div role="status">
      <p>
        {reports.length === 0
          ? say('what_if.same')
          : say('what_if.differs', { reports: reports.length, units: changed })}
      </p>
      <Table<Row>
        size="small"
        rowKey="organizationId"
        dataSource={rows}
        pagination={rows.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
        scroll={{ x: 'max-content' }}
        columns={[
          {
            key: 'rank',
            title: say('what_if.rank'),
            ...figure,
            render: (_, { before, after }) =>
              before.rank === after.rank ? after.rank : `${before.rank} → ${after.rank}`,
          },
          { key: 'unit', title: say('what_if.unit'), dataIndex: 'organizationName' },
          {
            key: 'before',
            title: say('what_if.before'),
            ...figure,
            render: (_, { before }) => before.points,
          },
          {
            key: 'after',
            title: say('what_if.after'),
            ...figure,
            render: (_, { after }) => <strong>{after.points}</strong>,
          },
          {
            key: 'difference',
            title: say('what_if.difference'),
            ...figure,
            render: (_, { difference }) => <Difference points={difference} />,
          },
        ]}
      />
      {reports.length > 0 && (
        <>
          <h3>{say('what_if.reports')}</h3>
          <Table<Report>
            size="small"
            rowKey="submissionId"
            dataSource={reports}
            pagination={reports.length > 10 ? { pageSize: 10, showSizeChanger: false } : false}
            scroll={{ x: 'max-content' }}
            expandable={{
              expandedRowRender: ({ lines }) => (
                <ul className="desk-lines">
                  {lines.map((line, index) => (
                    <li key={index} className="report-point-line">
                      <span>{isChinese ? line.zh : line.en}</span>
                      <span className="desk-figure">{line.points}</span>
                    </li>
                  ))}
                </ul>
              ),
            }}
            columns={[
              {
                key: 'title',
                title: say('what_if.report'),
                render: (_, { submissionId, title, organizationId }) => (
                  <>
                    <Link to={`/submissions/${submissionId}`}>{title}</Link>
                    <div className="desk-quiet">{nameOf(organizationId)}</div>
                  </>
                ),
              },
              { key: 'before', title: say('what_if.before'), ...figure, dataIndex: 'before' },
              { key: 'after', title: say('what_if.after'), ...figure, dataIndex: 'after' },
              {
                key: 'difference',
                title: say('what_if.difference'),
                ...figure,
                render: (_, { difference }) => <Difference points={difference} />,
              },
            ]}
          />
        </>
      )}
    </div>
  );
}
