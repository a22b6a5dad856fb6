import { Table } from 'antd';
import type { TableProps } from 'antd';
import './wide-table.css';

/** A table as it is printed: one that is wider than the page is pushed sideways, by the keyboard too. */
export function WideTable<Row extends object>({
  label,
  ...table
}: Omit<TableProps<Row>, 'scroll'> & { label: string }) {
  return (
    <div className="wide-table" tabIndex={0} role="region" aria-label={label}>
      <Table<Row> pagination={false} {...table} />
    </div>
  );
}
