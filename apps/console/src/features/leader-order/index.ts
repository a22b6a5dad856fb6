import './words';

export { LeaderOrderPage as default } from './leader-order-page';
