import { lazy } from 'react';
import './words';

/** Which of one's addresses count as one's own when a report comes by mail. */
export default lazy(() =>
  import('./own-addresses-page').then((part) => ({ default: part.OwnAddressesPage })),
);
export const AddressesOfPerson = lazy(async () => ({
  default: (await import('./addresses-of-person')).AddressesOfPerson,
}));
