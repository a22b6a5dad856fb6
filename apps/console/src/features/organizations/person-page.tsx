import { Button, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { AddressesOfPerson } from '@/features/sending-addresses';
import { useCan, useMe } from '@/features/sessions';
import { Facts, Page, Panel, ProblemNotice, useWords } from '@/ui';
import { ChangePersonDialog } from './change-person-dialog';
import { PersonRoles } from './person-roles';
import { PhoneLook } from './phone-look';
import { ResetPassword } from './reset-password';
import { SuspendPerson } from './suspend-person';
import { usePerson } from './use-people';
import { useUnitName, useUnitPath } from './use-units';
import './organization.css';

/** One person: who they are, what they are in their unit, and what can be done about their account. */
export function PersonPage() {
  const { id = '' } = useParams();
  const say = useWords('organizations');
  const can = useCan();
  const me = useMe();
  const unitName = useUnitName();
  const unitPath = useUnitPath();
  const [isChanging, setChanging] = useState(false);
  const asked = usePerson(id);
  if (asked.isError) return <ProblemNotice error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton active className="page" />;
  const { body: person, etag } = asked.data;
  const path = unitPath(person.organizationId);
  const mayManage = can('user.manage', path);
  const isMyself = person.id === me.id;
  return (
    <Page
      title={person.displayName}
      lead={unitName(person.organizationId)}
      actions={
        mayManage && (
          <>
            <Button onClick={() => setChanging(true)}>{say('person.change')}</Button>
            {!isMyself && person.state === 'active' && <ResetPassword person={person} />}
            {!isMyself && <SuspendPerson person={person} etag={etag} />}
          </>
        )
      }
    >
      <div className="panels in-two">
        <Panel title={say('person.facts')}>
          <Facts
            of={[
              [say('person.username'), person.username],
              [
                say('person.state'),
                <Tag key="state" color={person.state === 'active' ? 'success' : 'default'}>
                  {say(`person.is_${person.state}`)}
                </Tag>,
              ],
              [say('person.post'), person.post ?? say('not_set')],
              [say('person.email'), person.email ?? say('not_set')],
              [
                say('person.phone'),
                person.phone ? <PhoneLook key="phone" person={person} /> : say('not_set'),
              ],
              person.mustChangePassword ? [say('password.label'), say('password.must_change')] : null,
            ]}
          />
        </Panel>
        {can('user.read', path) && <PersonRoles person={person} />}
        {mayManage && <AddressesOfPerson person={person} />}
      </div>
      {isChanging && <ChangePersonDialog seen={asked.data} onClose={() => setChanging(false)} />}
    </Page>
  );
}
