import type { Precision } from '../domain/vaguest';

export interface FollowerFigure {
  value: number;
  words: string;
  precision: Precision;
  takenAt: Date;
  definitionId: string;
}

/** One of our rows for an account of a platform, as it was at a moment. */
export interface MatrixAccount {
  id: string;
  name: string;
  platform: string;
  organizationId: string;
  organizationName: string;
  /** Unit of the matrix row that it hangs in. */
  rowId: string;
  /** The same for every row of one account of a platform. */
  identity: string;
  isRetired: boolean;
  followers: FollowerFigure | null;
}

export interface MatrixSum {
  platform: string;
  active: number;
  retired: number;
  followers: {
    relations: number | null;
    accountsWith: number;
    accountsWithout: number;
    precision: Precision | null;
  };
}

export interface MatrixCell extends MatrixSum {
  accounts: (MatrixAccount & { countedAt: string | null })[];
}

export interface MatrixRow {
  organizationId: string;
  name: string;
  isSelf: boolean;
  cells: MatrixCell[];
  active: number;
  retired: number;
}

export interface AccountMatrix {
  organizationId: string;
  organizationName: string;
  at: Date;
  platforms: string[];
  rows: MatrixRow[];
  totals: MatrixSum[];
  active: number;
  retired: number;
}
