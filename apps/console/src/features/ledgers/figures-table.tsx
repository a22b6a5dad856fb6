import { useNarrow, useWords, WideTable } from '@/ui';

export interface FigureColumn<Row> {
  readonly key: string;
  readonly title: string;
  readonly of: (row: Row) => string | number;
  readonly isFigure?: boolean;
}

/** Rows of figures; on a phone the table is pushed sideways, its first columns stay. */
export function FiguresTable<Row extends object>({
  rows,
  columns,
  rowKey,
}: {
  rows: readonly Row[];
  columns: readonly FigureColumn<Row>[];
  rowKey: (row: Row) => string;
}) {
  const say = useWords('ledgers');
  const isNarrow = useNarrow();
  return (
    <WideTable<Row>
      label={say('title')}
      size={isNarrow ? 'small' : 'middle'}
      rowKey={rowKey}
      dataSource={[...rows]}
      pagination={rows.length > 100 ? { pageSize: 100, showSizeChanger: false } : false}
      columns={columns.map(({ key, title, of, isFigure }) => ({
        key,
        title,
        align: isFigure ? ('right' as const) : undefined,
        className: isFigure ? 'desk-figure' : undefined,
        render: (_: unknown, row: Row) => of(row),
      }))}
    />
  );
}
