import { notAllowed, notFound } from '@haojiao/kernel';
import { actionsByRole } from './roles';
import type { Action, Role } from './roles';

/** Where a unit stands in the tree: `path` leads from the root to the unit itself. */
export interface PlaceInTree {
  id: string;
  path: string[];
}

export interface Grant {
  organizationId: string;
  roles: Role[];
  /** Whether the roles reach everything below. */
  inherit: boolean;
}

/** Units in which an action is allowed: whole branches, and single units. */
export interface Scope {
  branches: string[];
  units: string[];
}

/** Who is asking, with everything that decides what they may do. Made anew for every request. */
export class Actor {
  constructor(
    readonly userId: string,
    readonly displayName: string,
    readonly organizationId: string,
    readonly sessionId: string,
    readonly grants: Grant[],
    readonly address: string | null,
    readonly requestId: string | null,
  ) {}

  rolesAt(place: PlaceInTree): Role[] {
    const held = this.grants
      .filter((grant) =>
        grant.inherit ? place.path.includes(grant.organizationId) : grant.organizationId === place.id,
      )
      .flatMap((grant) => grant.roles);
    return [...new Set(held)];
  }

  can(action: Action, place: PlaceInTree): boolean {
    return this.rolesAt(place).some((role) => actionsByRole[role].has(action));
  }

  /**
   * Whether the action is allowed by a role that is held above the unit and reaches down to it: what is judged about a
   * unit is not judged by its own people. Above the root is nobody: there its own roles count.
   */
  canFromAbove(action: Action, place: PlaceInTree): boolean {
    const above = place.path.slice(0, -1);
    if (above.length === 0) return this.can(action, place);
    return this.grants.some(
      (grant) =>
        grant.inherit &&
        above.includes(grant.organizationId) &&
        grant.roles.some((role) => actionsByRole[role].has(action)),
    );
  }

  /** Whether the action is allowed anywhere: the first, coarse gate at the route. */
  canAnywhere(action: Action): boolean {
    return this.grants.some((grant) => grant.roles.some((role) => actionsByRole[role].has(action)));
  }

  /** For lists: the branches and units in which the action is allowed. */
  scope(action: Action): Scope {
    const fitting = this.grants.filter((grant) =>
      grant.roles.some((role) => actionsByRole[role].has(action)),
    );
    return {
      branches: fitting.filter((grant) => grant.inherit).map((grant) => grant.organizationId),
      units: fitting.filter((grant) => !grant.inherit).map((grant) => grant.organizationId),
    };
  }

  /**
   * The one way to ask for permission on a thing: what the caller may not even see is not found.
   * @throws AppError `<noun>_not_found`, or `not_allowed` naming the missing right.
   */
  require(
    action: Action,
    place: PlaceInTree,
    see: { read: Action; noun: string; zh: string; en: string },
  ): void {
    if (this.can(action, place)) return;
    if (!this.can(see.read, place)) throw notFound(see.noun, see.zh, see.en);
    throw notAllowed(
      'not_allowed',
      `您在这个单位没有“${action}”权限，请联系管理员分配相应角色。`,
      `You lack the right "${action}" in this unit; ask an administrator for a role that has it.`,
    );
  }

  /** The same person as the audit trail names them. */
  get audit(): { id: string; name: string; address: string | null; requestId: string | null } {
    return { id: this.userId, name: this.displayName, address: this.address, requestId: this.requestId };
  }
}
