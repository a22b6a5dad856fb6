import type { UserEntity } from '../persistence/user.entity';
import type { UserResponse } from './user.responses';

export function presentUser(user: UserEntity): UserResponse {
  return {
    id: user.id,
    organizationId: user.organizationId,
    username: user.username,
    displayName: user.displayName,
    post: user.post,
    email: user.email,
    phone: user.phone,
    state: user.state,
    mustChangePassword: user.mustChangePassword,
    createdAt: user.createdAt.toISOString(),
    updatedAt: user.updatedAt.toISOString(),
  };
}
