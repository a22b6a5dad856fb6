import { ApiProperty } from '@nestjs/swagger';
import { subscriptionStates } from './unit-subscription.entity';
import type { SubscriptionState } from './unit-subscription.entity';

export class UnitOfferResponse {
  organizationId: string;
  isOffered: boolean;
  /** Empty: everything that the unit publishes. */
  columnIds: string[];
}

export class OfferedColumnResponse {
  id: string;
  name: string;
}

export class OfferingUnitResponse {
  organizationId: string;
  organizationName: string;
  /** Empty: everything. */
  columns: OfferedColumnResponse[];
}

export class OfferingUnitPageResponse {
  items: OfferingUnitResponse[];
  nextCursor: string | null;
}

export class UnitSubscriptionResponse {
  id: string;
  subscriberOrganizationId: string;
  subscriberName: string;
  sourceOrganizationId: string;
  sourceName: string;
  columnId: string | null;
  tags: string[];

  @ApiProperty({ enum: subscriptionStates })
  state: SubscriptionState;

  reason: string | null;
  createdBy: string;
  createdAt: string;
  decidedBy: string | null;
  decidedAt: string | null;
}

export class UnitSubscriptionPageResponse {
  items: UnitSubscriptionResponse[];
  nextCursor: string | null;
}

export class SubscribedItemResponse {
  contentId: string;
  type: string;
  title: string;
  summary: string;
  byline: string;
  tags: string[];
  columnId: string | null;
  slug: string;
  publishedAt: string;
  /** The subscriber's own item that was made of it. */
  takenContentId: string | null;
}

export class SubscribedItemPageResponse {
  items: SubscribedItemResponse[];
  nextCursor: string | null;
}
