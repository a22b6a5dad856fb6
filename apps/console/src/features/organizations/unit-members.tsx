import { Button, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useCan } from '@/features/sessions';
import { EmptyState, Panel, ProblemNotice, useWords } from '@/ui';
import { MemberDialog } from './member-dialog';
import { exclusiveRoles, useRoleName } from './roles';
import { useMembers } from './use-people';
import type { Member } from './use-people';
import { useUnitPath } from './use-units';
import type { Unit } from './use-units';

/** Who is what in this unit, and whether it reaches the units below. */
export function UnitMembers({ unit }: { unit: Unit }) {
  const say = useWords('organizations');
  const can = useCan();
  const path = useUnitPath()(unit.id);
  const members = useMembers(unit.id);
  const [editing, setEditing] = useState<Member | 'new' | null>(null);
  // An administrator may in a small office, or as long as there is no security administrator: the api decides.
  const mayAssign = can('member.assign', path) || can('user.manage', path);
  const add = mayAssign && <Button onClick={() => setEditing('new')}>{say('member.add')}</Button>;
  return (
    <Panel title={say('member.title')} extra={add}>
      {!mayAssign && <p className="quiet">{say('member.who_assigns')}</p>}
      {members.isPending && <Skeleton active />}
      {members.isError && <ProblemNotice error={members.error} onRetry={() => void members.refetch()} />}
      {members.data?.items.length === 0 && <EmptyState text={say('member.none')}>{add}</EmptyState>}
      <ul className="members">
        {members.data?.items.map((member) => (
          <li key={member.userId}>
            <MemberLine member={member} onChange={mayAssign ? () => setEditing(member) : undefined} />
          </li>
        ))}
      </ul>
      {editing && (
        <MemberDialog
          unit={unit}
          member={editing === 'new' ? undefined : editing}
          onClose={() => setEditing(null)}
        />
      )}
    </Panel>
  );
}

function MemberLine({ member, onChange }: { member: Member; onChange?: () => void }) {
  const say = useWords('organizations');
  const roleName = useRoleName();
  return (
    <>
      <span className="member-name">
        <Link to={`/organization/people/${member.userId}`}>{member.displayName}</Link>
        <small>{member.username}</small>
      </span>
      <span className="member-roles">
        {member.roles.map((role) => (
          <Tag key={role} color={exclusiveRoles.has(role) ? 'warning' : 'default'}>
            {roleName(role)}
          </Tag>
        ))}
        <small>{say(member.inherit ? 'member.with_below' : 'member.here_only')}</small>
      </span>
      {onChange && (
        <Button onClick={onChange} aria-label={say('member.change_of', { name: member.displayName })}>
          {say('member.change')}
        </Button>
      )}
    </>
  );
}
