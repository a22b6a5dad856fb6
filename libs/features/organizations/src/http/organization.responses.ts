import type { Role } from '../domain/roles';

export class OrganizationResponse {
  id: string;
  parentId: string | null;
  name: string;
  code: string;
  tier: string | null;
  timeZone: string;
  itemUrlPattern: string | null;
  icpNumber: string | null;
  psbNumber: string | null;
  /** Days without a post after which an account of the unit counts as neglected. */
  staleAfterDays: number;
  /** Days without a post after which that is announced. */
  warnAfterDays: number;
  createdAt: string;
  updatedAt: string;
}

export class OrganizationPageResponse {
  items: OrganizationResponse[];
  nextCursor: string | null;
}

export class MemberResponse {
  userId: string;
  username: string;
  displayName: string;
  roles: Role[];
  inherit: boolean;
}

export class MemberListResponse {
  items: MemberResponse[];
  nextCursor: string | null;
}
