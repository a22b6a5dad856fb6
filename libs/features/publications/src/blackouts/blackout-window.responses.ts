import { ApiProperty } from '@nestjs/swagger';
import { blackoutKinds } from './blackout-kind';
import type { BlackoutKind } from './blackout-kind';

export class BlackoutWindowResponse {
  id: string;
  organizationId: string;
  @ApiProperty({ enum: blackoutKinds })
  kind: BlackoutKind;
  startsAt: string;
  endsAt: string;
  reason: string;
  orderedBy: string;
  /** Null: all. */
  platforms: string[] | null;
  /** Null: all. */
  contentTypes: string[] | null;
  exemptContentIds: string[];
  createdAt: string;
  updatedAt: string;
}

export class BlackoutWindowPageResponse {
  items: BlackoutWindowResponse[];
  nextCursor: string | null;
}
