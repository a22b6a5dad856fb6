import { UserResponse } from '@haojiao/features/organizations';
import type { Action, Role } from '@haojiao/features/organizations';

export class TokenPairResponse {
  /** For `Authorization: Bearer …`. */
  accessToken: string;
  /** Life of the access token, seconds. */
  expiresIn: number;
  /** Good for one use at `/auth/refresh`. */
  refreshToken: string;
  user: UserResponse;
}

/** The refresh token is in the cookie alone. */
export class PageSessionResponse {
  /** For `Authorization: Bearer …`. */
  accessToken: string;
  /** Life of the access token, seconds. */
  expiresIn: number;
  user: UserResponse;
}

export class GrantResponse {
  organizationId: string;
  roles: Role[];
  /** Whether the roles reach the units below. */
  inherit: boolean;
  /** What those roles may do there, `noun.verb`: what a page offers goes by these, never by the names of roles. */
  actions: Action[];
}

export class MeResponse extends UserResponse {
  memberships: GrantResponse[];
}
