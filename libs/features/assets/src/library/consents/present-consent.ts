import type { AssetConsentResponse } from './asset-consent.responses';
import type { OpenedConsent } from './asset-consents.service';

export function presentConsent(consent: OpenedConsent): AssetConsentResponse {
  const { id, assetId, personName, isMinor, guardianConsent, givenOn, expiresOn, scope, proofAssetId } =
    consent;
  return {
    ...{ id, assetId, personName, isMinor, guardianConsent, givenOn, expiresOn, scope, proofAssetId },
    recordedBy: consent.recordedBy,
    recordedAt: consent.recordedAt.toISOString(),
    revokedAt: consent.revokedAt?.toISOString() ?? null,
    revokedBy: consent.revokedBy,
    supersedesId: consent.supersedesId,
    correctionReason: consent.correctionReason,
    isMistaken: consent.isMistaken,
    isStanding: consent.isStanding,
  };
}
