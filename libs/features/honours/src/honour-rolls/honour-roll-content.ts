/** How many units of a class are honoured. */
export interface UnitPlaces {
  /** Code of the class. */
  unitClass: string;
  places: number;
}

export interface HonourRow {
  rank: number;
  name: string;
  /** Of a person the unit of the latest report; of a unit itself. */
  organizationId: string | null;
  unitName: string;
  /** Of a person with an account. */
  userId: string | null;
  submitted: number;
  adopted: number;
  /** At most two decimals. */
  points: number;
  isHonoured: boolean;
  reason: 'honours_lost' | 'below_minimum' | null;
}

export interface HonourTable {
  /** Null: correspondents of all classes. */
  unitClass: string | null;
  /** As printed above the table. */
  name: string;
  places: number;
  rows: HonourRow[];
}

/** Everything that a roll says. */
export interface HonourRollContent {
  tables: HonourTable[];
  /** The closed bulletins that it stands on, in the order of their periods. */
  bulletins: { id: string; startsOn: string; endsOn: string; year: number; number: number }[];
  /** Whether they reach to the end of the year. */
  isWholeYear: boolean;
}
