import { ApiProperty } from '@nestjs/swagger';

export class UnitPlacesResponse {
  unitClass: string;
  places: number;
}

export class HonourRowResponse {
  /** Among all, also those that lose their honours; equals share one. */
  rank: number;
  name: string;
  organizationId: string | null;
  unitName: string;
  userId: string | null;
  submitted: number;
  adopted: number;
  points: number;
  isHonoured: boolean;

  /** Why not, where the points alone would do. */
  @ApiProperty({ enum: ['honours_lost', 'below_minimum'], nullable: true })
  reason: 'honours_lost' | 'below_minimum' | null;
}

export class HonourTableResponse {
  /** Null: correspondents of all classes. */
  unitClass: string | null;
  name: string;
  places: number;
  rows: HonourRowResponse[];
}

export class HonouredBulletinResponse {
  id: string;
  startsOn: string;
  endsOn: string;
  year: number;
  number: number;
}

export class HonourRollSummaryResponse {
  id: string;
  organizationId: string;
  assessmentYearId: string;
  title: string;

  @ApiProperty({ enum: ['draft', 'issued'] })
  state: 'draft' | 'issued';

  issuedAt: string | null;
  createdAt: string;
}

export class HonourRollResponse extends HonourRollSummaryResponse {
  /** The person who may not issue it. */
  preparedBy: string;
  unitPlaces: UnitPlacesResponse[];
  personPlaces: number;
  minimumPoints: number;
  tables: HonourTableResponse[];
  /** The closed bulletins that it stands on. */
  bulletins: HonouredBulletinResponse[];
  /** Whether they reach to the end of the year. */
  isWholeYear: boolean;
}

export class HonourRollPageResponse {
  items: HonourRollSummaryResponse[];
  nextCursor: string | null;
}
