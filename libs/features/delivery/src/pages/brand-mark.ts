import type { DeliveredBrand } from '../domain/delivery-document';
import { markup } from './markup';
import type { Markup } from './markup';

/** Its name behind a dot of its colour, with a rim for grounds on which the colour is lost. */
export function brandMark({ name, color }: DeliveredBrand): Markup {
  return markup`<svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true"><circle cx="6" cy="6" r="5" fill="${color}" stroke="currentColor"/></svg> ${name}`;
}
