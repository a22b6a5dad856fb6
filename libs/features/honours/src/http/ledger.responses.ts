export class UnitLedgerRowResponse {
  rank: number;
  organizationId: string;
  name: string;
  submitted: number;
  /** Reports that were first adopted in the period, whenever they were sent. */
  adopted: number;
  /** `adopted ÷ submitted`, four decimals; null where nothing was sent. */
  adoptionRate: number | null;
  submissionPoints: number;
  adoptionPoints: number;
  basePoints: number;
  penaltyPoints: number;
  adjustmentPoints: number;
  points: number;
  losesHonours: boolean;
}

class PeriodLedgerResponse {
  assessmentYearId: string;
  from: string;
  to: string;
}

export class UnitLedgerResponse extends PeriodLedgerResponse {
  items: UnitLedgerRowResponse[];
}

export class PersonLedgerRowResponse {
  rank: number;
  /** Null for somebody without an account. */
  userId: string | null;
  name: string;
  organizationId: string | null;
  unitName: string;
  submitted: number;
  adopted: number;
  points: number;
  losesHonours: boolean;
}

export class PersonLedgerResponse extends PeriodLedgerResponse {
  items: PersonLedgerRowResponse[];
}

export class OwnUnitResponse {
  organizationId: string;
  organizationName: string;
  submitted: number;
  adopted: number;
}

export class OwnBulletinResponse {
  bulletinId: string;
  issuerName: string;
  startsOn: string;
  endsOn: string;
  points: number;
  fen: number;
}

export class OwnLedgerResponse {
  from: string;
  to: string;
  /** By the unit that reports were sent from. */
  units: OwnUnitResponse[];
  /** Points and pay as bulletins issued them. */
  bulletins: OwnBulletinResponse[];
}
