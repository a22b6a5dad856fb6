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
}

export class AssetConsentListResponse {
  /** Oldest first, revoked ones among them. */
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
