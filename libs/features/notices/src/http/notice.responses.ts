export class NoticeObjectResponse {
  /** E.g. `channel_account`, `publication`. */
  type: string;
  id: string;
}

export class NoticeResponse {
  id: string;
  organizationId: string;
  /** E.g. `channel_account.grant_ending`. */
  kind: string;
  severity: 'info' | 'warning' | 'urgent';
  title: string;
  /** What happened and what would be right. */
  body: string;
  object: NoticeObjectResponse;
  createdAt: string;
  /** When the caller read it. */
  readAt: string | null;
  /** Since when nobody has to act on it any more. */
  resolvedAt: string | null;
}

export class NoticePageResponse {
  items: NoticeResponse[];
  nextCursor: string | null;
}

export class NoticesReadResponse {
  /** How many were not read before. */
  read: number;
}
