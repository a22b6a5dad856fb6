import { lazy } from 'react';
import './words';

export { ColumnSelect } from './column-select';
export { useColumns } from './use-columns';

/** Columns are chosen on many pages; the page about them is for who settles them. */
export default lazy(async () => ({ default: (await import('./columns-page')).ColumnsPage }));
