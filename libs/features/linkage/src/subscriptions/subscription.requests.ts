import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  MinLength,
} from 'class-validator';
import { ListRequest } from '@haojiao/infrastructure/http';
import { subscriptionStates } from './unit-subscription.entity';
import type { SubscriptionState } from './unit-subscription.entity';

export class PutUnitOfferRequest {
  @IsBoolean()
  isOffered: boolean;

  /** Only these columns of the unit; empty: everything that it publishes. */
  @IsArray()
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  columnIds: string[];
}

export class SubscribeRequest {
  @IsUUID()
  subscriberOrganizationId: string;

  /** A unit above or below, or one that offers itself. */
  @IsUUID()
  sourceOrganizationId: string;

  /** Only this column of the source. */
  @IsOptional()
  @IsUUID()
  columnId?: string | null;

  /** Items with one of these. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(30)
  @IsString({ each: true })
  @MinLength(1, { each: true })
  @MaxLength(40, { each: true })
  tags?: string[];
}

export class EndSubscriptionRequest {
  @IsOptional()
  @IsString()
  @MaxLength(500)
  reason?: string | null;
}

export class ListSubscriptionsRequest extends ListRequest {
  @IsOptional()
  @IsIn(subscriptionStates)
  state?: SubscriptionState;

  /** Either the one that follows or the one that is followed. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;
}
