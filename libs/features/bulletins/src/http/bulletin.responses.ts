import type { BulletinSpan } from '../domain/bulletin-period';
import type { AppealState } from '../persistence/bulletin-appeal.entity';
import type { DocumentFormat } from '../persistence/bulletin-document.entity';
import type { BulletinState } from '../persistence/bulletin.entity';

export class BulletinSummaryResponse {
  id: string;
  organizationId: string;
  organizationName: string;
  assessmentYearId: string;
  unitClasses: string[];
  /** `2026-10`, `2026-Q3`, `2026` */
  period: string;
  span: BulletinSpan;
  startsOn: string;
  endsOn: string;
  title: string;
  /** 江工宣通〔2026〕第3期; null: not issued. */
  number: string | null;
  state: BulletinState;
  appealsFrom: string | null;
  appealsUntil: string | null;
  closedAt: string | null;
  /** The issue that this one corrects. */
  correctsId: string | null;
  correctionReason: string | null;
  /** The issue that corrects this one: go by that. */
  correctedById: string | null;
  createdAt: string;
  updatedAt: string;
}

export class BulletinFiguresResponse {
  submitted: number;
  submittedYear: number;
  adopted: number;
  adoptedYear: number;
  /** Adopted ÷ submitted, to three decimals; null where nothing was submitted. */
  adoptionRate: number | null;
  /** Uses, one figure for each of the table's outlets. */
  outlets: number[];
  standalone: number;
  composite: number;
  brief: number;
  instructions: number;
  submissionPoints: number;
  adoptionPoints: number;
  basePoints: number;
  penaltyPoints: number;
  adjustmentPoints: number;
  points: number;
  pointsYear: number;
}

export class BulletinRowResponse extends BulletinFiguresResponse {
  rank: number;
  organizationId: string;
  name: string;
}

export class BulletinTableResponse {
  unitClass: string;
  name: string;
  splitBy: 'outlet' | 'level';
  outlets: string[];
  rows: BulletinRowResponse[];
  totals: BulletinFiguresResponse;
}

export class CorrespondentRowResponse {
  rank: number;
  name: string;
  unitName: string;
  submitted: number;
  adopted: number;
  points: number;
}

export class BulletinContentResponse {
  tables: BulletinTableResponse[];
  correspondents: CorrespondentRowResponse[] | null;
}

export class BulletinDocumentResponse {
  format: DocumentFormat;
  sha256: string;
  bytes: number;
}

export class BulletinResponse extends BulletinSummaryResponse {
  letterhead: string | null;
  numberPrefix: string | null;
  /** The person who may not issue it. */
  preparedBy: string;
  listsSilent: boolean;
  topCorrespondents: number;
  content: BulletinContentResponse;
  /** When the figures were reckoned: at this look, or at its closing. */
  computedAt: string;
  /** What was issued; empty until then. */
  documents: BulletinDocumentResponse[];
  openAppeals: number;
}

export class BulletinPageResponse {
  items: BulletinSummaryResponse[];
  nextCursor: string | null;
}

export class AppealResponse {
  id: string;
  bulletinId: string;
  organizationId: string;
  organizationName: string;
  /** Null: about the unit's row. */
  submissionId: string | null;
  submissionNumber: string | null;
  /** Where the fact is kept that is corrected when the appeal is upheld. */
  factUrl: string;
  text: string;
  proofAssetId: string | null;
  state: AppealState;
  filedAt: string;
  answeredAt: string | null;
  reason: string | null;
}

export class AppealPageResponse {
  items: AppealResponse[];
  nextCursor: string | null;
}
