import { ApiProperty } from '@nestjs/swagger';
import { reprintSourceKinds, reprintSourceStates } from '../domain/reprint-source';
import type { ReprintSourceKind, ReprintSourceState, ReprintStanding } from '../domain/reprint-source';

export const reprintStandings: ReprintStanding[] = ['valid', 'frozen', 'removed', 'not_yet_valid', 'expired'];

export class ReprintSourceResponse {
  id: string;
  organizationId: string;
  name: string;
  hosts: string[];
  accounts: string[];

  @ApiProperty({ enum: reprintSourceKinds })
  kind: ReprintSourceKind;

  /** `YYYY-MM-DD` */
  validFrom: string;
  validTo: string | null;

  @ApiProperty({ enum: reprintSourceStates })
  state: ReprintSourceState;

  /** Its state and its dates together, today. */
  @ApiProperty({ enum: reprintStandings })
  standing: ReprintStanding;

  note: string | null;
  createdAt: string;
  updatedAt: string;
}

export class ReprintSourcePageResponse {
  items: ReprintSourceResponse[];
  nextCursor: string | null;
}

export class ImportedReprintSourcesResponse {
  created: number;
  changed: number;
}
