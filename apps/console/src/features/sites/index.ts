import './words';

export { SitePage as default } from './site-page';
