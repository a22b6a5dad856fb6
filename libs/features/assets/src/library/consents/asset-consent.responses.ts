export class AssetConsentResponse {
  id: string;
  assetId: string;
  personName: string;
  isMinor: boolean;
  guardianConsent: boolean;
  givenOn: string;
  expiresOn: string | null;
  scope: string;
  proofAssetId: string | null;
  recordedBy: string;
  recordedAt: string;
  revokedAt: string | null;
  revokedBy: string | null;
  /** The consent in whose place this one stands. */
  supersedesId: string | null;
  correctionReason: string | null;
  /** The person is not shown at all. */
  isMistaken: boolean;
  /** Whether it is judged: it was not corrected since and is no mistake. */
  isStanding: boolean;
}

export class AssetConsentListResponse {
  /** Oldest first, revoked and corrected ones among them. */
  items: AssetConsentResponse[];
}

export class ConsentUsageResponse {
  objectType: string;
  objectId: string;
  title: string;
  state: string | null;
}

export class RevokedConsentResponse extends AssetConsentResponse {
  /** Where the asset is used: there it has to go. */
  usages: ConsentUsageResponse[];
  /** Places that the caller may not see. */
  hiddenCount: number;
}
