import { Button, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { useCan } from '@/features/sessions';
import { EmptyState, Panel, useWords } from '@/ui';
import { MemberDialog } from './member-dialog';
import { useRoleName } from './roles';
import { useMembers } from './use-people';
import type { Person } from './use-people';
import { useUnitPath, useUnits } from './use-units';

/** What somebody is in the unit that looks after them. */
export function PersonRoles({ person }: { person: Person }) {
  const say = useWords('organizations');
  const can = useCan();
  const roleName = useRoleName();
  const path = useUnitPath()(person.organizationId);
  const unit = useUnits().byId.get(person.organizationId);
  const members = useMembers(person.organizationId);
  const [isChanging, setChanging] = useState(false);
  if (!unit || members.isPending) return <Skeleton active />;
  const member = members.data?.items.find(({ userId }) => userId === person.id);
  const mayAssign = (can('member.assign', path) || can('user.manage', path)) && person.state === 'active';
  const held = member ?? {
    userId: person.id,
    username: person.username,
    displayName: person.displayName,
    roles: [],
    inherit: true,
  };
  const change = mayAssign && (
    <Button onClick={() => setChanging(true)}>{say(member ? 'member.change' : 'member.give')}</Button>
  );
  return (
    <Panel title={say('member.roles_in', { unit: unit.name })} extra={member && change}>
      {member ? (
        <ul className="roles">
          {member.roles.map((role) => (
            <li key={role}>
              <Tag>{roleName(role)}</Tag>
              <small>{say(`role.${role}.may`)}</small>
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState text={say('member.no_roles')}>{change}</EmptyState>
      )}
      {isChanging && <MemberDialog unit={unit} member={held} onClose={() => setChanging(false)} />}
    </Panel>
  );
}
