import './words';

export { WorkingDaysPage as default } from './working-days-page';
