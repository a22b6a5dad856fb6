import { ApiProperty } from '@nestjs/swagger';
import { brandStates } from '../domain/brand-state';
import type { BrandState } from '../domain/brand-state';

export class BrandResponse {
  id: string;
  organizationId: string;
  code: string;
  name: string;
  description: string;

  /** `#rrggbb` */
  color: string;

  /** Black or white, whichever is read better on the colour. */
  textColor: string;

  logoAssetId: string | null;

  @ApiProperty({ enum: brandStates })
  state: BrandState;

  createdAt: string;
  updatedAt: string;
}

export class BrandPageResponse {
  items: BrandResponse[];
  nextCursor: string | null;
}
