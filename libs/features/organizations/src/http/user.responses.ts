export class UserResponse {
  id: string;
  organizationId: string;
  username: string;
  displayName: string;
  /** 职务 */
  post: string | null;
  email: string | null;
  /** Masked, `****8000`; whole by `POST /users/{id}/phone-looks`. */
  phone: string | null;
  state: 'active' | 'suspended';
  mustChangePassword: boolean;
  createdAt: string;
  updatedAt: string;
}

export class UserPageResponse {
  items: UserResponse[];
  nextCursor: string | null;
}

export class UserPhoneResponse {
  phone: string | null;
}
