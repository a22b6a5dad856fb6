import { ApiProperty } from '@nestjs/swagger';
import type { SiteSettings } from '../domain/site-settings';

export class SiteLaunchResponse {
  /** Whether visitors get the pages; else 503. */
  isOpen: boolean;
  /** Whether the installation is reached from the public network, where filing numbers are law. */
  isPublic: boolean;
  /** `icpNumber`, `psbNumber`: what stands neither here nor above. */
  missing: string[];
  /** Why an administrator found that none is needed. */
  waiver: string | null;
}

export class SiteResponse {
  organizationId: string;
  /** What this unit has set. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  own: SiteSettings;
  /** What holds, with what comes from above. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  effective: SiteSettings;
  /** Id of the unit that each member of `effective` comes from. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  setBy: Record<string, string>;
  launch: SiteLaunchResponse;
  updatedAt: string | null;
}

export class SitePreviewResponse {
  /** The unit's front with the draft; for whoever has the link. */
  url: string;
  expiresAt: string;
}
