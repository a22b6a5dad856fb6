import type { AdoptionResponse } from '@haojiao/features/submissions';
import type { SubmissionAdoptionEntity } from '../persistence/submission-adoption.entity';
import { presentProof } from './proof.presenter';

export function presentAdoption(adoption: SubmissionAdoptionEntity): AdoptionResponse {
  return {
    id: adoption.id,
    level: adoption.level,
    outlet: adoption.outlet,
    outletCode: adoption.outletCode,
    medium: adoption.medium,
    kind: adoption.kind,
    extent: adoption.extent,
    stage: adoption.stage,
    url: adoption.url,
    proofAssetId: adoption.proofAssetId,
    adoptedOn: adoption.adoptedOn,
    publicationId: adoption.publicationId,
    withdrawnAt: adoption.withdrawnAt?.toISOString() ?? null,
    recordedBy: adoption.recordedBy,
    ...presentProof(adoption),
  };
}
