import type { PersonConsentEntity } from '../persistence/person-consent.entity';
import type { ProgrammePersonEntity } from '../persistence/programme-person.entity';
import type { PersonConsentResponse, ProgrammePersonResponse } from './programme-person.responses';

export function presentPerson({
  version: _version,
  createdAt,
  updatedAt,
  ...person
}: ProgrammePersonEntity): ProgrammePersonResponse {
  return { ...person, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
}

export function presentConsent({
  withdrawnBy: _withdrawnBy,
  recordedAt,
  withdrawnAt,
  ...consent
}: PersonConsentEntity): PersonConsentResponse {
  return {
    ...consent,
    recordedAt: recordedAt.toISOString(),
    withdrawnAt: withdrawnAt?.toISOString() ?? null,
  };
}
