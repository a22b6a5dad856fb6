export class UserResponse {
  id: string;
  organizationId: string;
  username: string;
  displayName: string;
  /** 职务 */
  post: string | null;
  email: string | null;
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
