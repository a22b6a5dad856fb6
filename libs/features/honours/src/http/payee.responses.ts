export class PayeeDataResponse {
  legalName: string;
  phone: string | null;
  bankName: string;
  bankAccount: string;
}

/** Names and numbers are masked. */
export class PayeeResponse extends PayeeDataResponse {
  id: string;
  organizationId: string;
  /** Null for somebody without an account. */
  userId: string | null;
  contributorName: string;
  createdAt: string;
  updatedAt: string;
}

export class PayeePageResponse {
  items: PayeeResponse[];
  nextCursor: string | null;
}
