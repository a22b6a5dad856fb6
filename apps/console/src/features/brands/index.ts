import './words';

export { BrandsPage as default } from './brands-page';
