export class LiveFaultResponse {
  contentId: string;
  title: string;
  assetId: string;
  reason: 'rights_expired' | 'consent_revoked' | 'consent_expired';
}

export class LiveFaultPageResponse {
  items: LiveFaultResponse[];
  nextCursor: string | null;
}
