import { ApiProperty } from '@nestjs/swagger';
import { separationModes } from '../domain/separation';
import type { SeparationMode } from '../domain/separation';

export class SeparationChangeResponse {
  @ApiProperty({ enum: separationModes })
  mode: SeparationMode;

  reason: string;
  decidedBy: string;
  decidedByName: string;
  decidedAt: string;
}

export class SeparationResponse {
  organizationId: string;

  @ApiProperty({ enum: separationModes })
  mode: SeparationMode;

  /** Newest first. */
  history: SeparationChangeResponse[];
}
