import './words';

export { ColumnsPage as default } from './columns-page';
