import type { SubscribedItem } from './subscribed-items';
import type {
  SubscribedItemResponse,
  UnitOfferResponse,
  UnitSubscriptionResponse,
} from './subscription.responses';
import type { UnitOfferEntity } from './unit-offer.entity';
import type { SubscriptionView } from './unit-subscriptions';

export function presentOffer({ organizationId, isOffered, columnIds }: UnitOfferEntity): UnitOfferResponse {
  return { organizationId, isOffered, columnIds };
}

export function presentSubscription({
  subscription,
  subscriberName,
  sourceName,
}: SubscriptionView): UnitSubscriptionResponse {
  return {
    ...subscription,
    subscriberName,
    sourceName,
    createdAt: subscription.createdAt.toISOString(),
    decidedAt: subscription.decidedAt?.toISOString() ?? null,
  };
}

export function presentSubscribedItem({
  sortTime: _time,
  revisionId: _revision,
  ...item
}: SubscribedItem): SubscribedItemResponse {
  return { ...item, publishedAt: item.publishedAt.toISOString() };
}
