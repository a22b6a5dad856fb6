import { lazy } from 'react';
import './words';

export { ColumnSelect } from './column-select';
export { useColumns } from './use-columns';

/** Columns are chosen on many pages; the page about them is for who settles them. */
const ColumnsPage = lazy(async () => ({ default: (await import('./columns-page')).ColumnsPage }));

// A component of its own: what is lazy can't be loaded lazily again.
export default function Columns() {
  return <ColumnsPage />;
}
