import type { Shape } from '@/api-client';

export type PushedItem = Shape<'PushedItemSummaryResponse'>;
export type Push = Shape<'PushResponse'>;
export type BoardRow = Shape<'PushBoardRowResponse'>;
export type Subscription = Shape<'UnitSubscriptionResponse'>;
export type SubscribedItem = Shape<'SubscribedItemResponse'>;

/** What an answer changes: every list of this folder, and what waits on the front page. */
export const touched = [['linkage'], ['home']] as const;
