export class UserResponse {
  id: string;
  organizationId: string;
  username: string;
  displayName: string;
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
