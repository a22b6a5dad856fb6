import type { ConsentScope } from '../persistence/person-consent.entity';

export class ProgrammePersonResponse {
  id: string;
  organizationId: string;
  name: string;
  slug: string;
  bio: string;
  portraitAssetId: string | null;
  link: string | null;
  createdAt: string;
  updatedAt: string;
}

export class ProgrammePersonPageResponse {
  items: ProgrammePersonResponse[];
  nextCursor: string | null;
}

export class PersonConsentResponse {
  id: string;
  personId: string;
  scope: ConsentScope[];
  givenOn: string;
  expiresOn: string | null;
  note: string;
  recordedBy: string;
  recordedAt: string;
  withdrawnAt: string | null;
}

export class PersonConsentPageResponse {
  items: PersonConsentResponse[];
  nextCursor: string | null;
}
