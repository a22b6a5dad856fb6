import './words';

export { ReprintSourcesPage as default } from './reprint-sources-page';
