import { Alert, Checkbox, Switch } from 'antd';
import { useId } from 'react';
import { useWords } from '@/ui';
import { exclusiveRoles, roles as allRoles, useRoleName } from './roles';
import type { Role } from './roles';

export interface RolesValue {
  readonly roles: readonly Role[];
  readonly inherit: boolean;
}

/** Which roles, each with what it may do, and whether they reach the units below. */
export function RolesField({
  value,
  onChange,
}: {
  value?: RolesValue;
  onChange?: (value: RolesValue) => void;
}) {
  const say = useWords('organizations');
  const roleName = useRoleName();
  const switchId = useId();
  const { roles, inherit } = value ?? { roles: [], inherit: true };
  const turn = (role: Role, isHeld: boolean) =>
    onChange?.({ inherit, roles: isHeld ? [...roles, role] : roles.filter((held) => held !== role) });
  const isDoubled = roles.filter((role) => exclusiveRoles.has(role)).length > 1;
  return (
    <>
      <ul className="roles">
        {allRoles.map((role) => (
          <li key={role}>
            <Checkbox checked={roles.includes(role)} onChange={(event) => turn(role, event.target.checked)}>
              <strong>{roleName(role)}</strong>
              <small>{say(`role.${role}.may`)}</small>
            </Checkbox>
          </li>
        ))}
      </ul>
      {isDoubled && (
        <Alert type="warning" showIcon title={say('member.exclusive')} style={{ marginBottom: 12 }} />
      )}
      <label htmlFor={switchId} className="inherit">
        <Switch
          id={switchId}
          checked={inherit}
          onChange={(inherits) => onChange?.({ roles, inherit: inherits })}
        />
        {say('member.inherit')}
      </label>
    </>
  );
}
