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
