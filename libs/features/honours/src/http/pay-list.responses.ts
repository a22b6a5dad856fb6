import { ApiProperty } from '@nestjs/swagger';
import { payListStates } from '../persistence/pay-list.entity';
import type { PayListState } from '../persistence/pay-list.entity';

export class PayListRowResponse {
  position: number;
  /** Null for somebody without an account. */
  userId: string | null;
  name: string;
  organizationId: string | null;
  unitName: string;
  reports: number;
  points: number;
  /** Below zero where a correction takes back what was paid. */
  fen: number;
  paidOn: string | null;
  /** Whether it is known how to pay the person, see `/payees`. */
  hasPayee: boolean;
}

export class PayListSummaryResponse {
  id: string;
  organizationId: string;
  title: string;

  @ApiProperty({ enum: payListStates })
  state: PayListState;

  preparedBy: string;
  issuedBy: string | null;
  issuedAt: string | null;
  cancelledAt: string | null;
  cancelReason: string | null;
  createdAt: string;
}

export class PayListResponse extends PayListSummaryResponse {
  bulletinIds: string[];
  /** Of all rows. */
  fen: number;
  /** Of a draft what it would pay today. */
  rows: PayListRowResponse[];
}

export class PayListPageResponse {
  items: PayListSummaryResponse[];
  nextCursor: string | null;
}
