import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router-dom';
import { api, ifMatch } from '@/api-client';
import type { Versioned } from '@/api-client';
import { useUnitName } from '@/features/organizations';
import { ConfirmButton, Facts, Page, PageProblem, Panel, useAct, useWords } from '@/ui';
import '../programmes.css';
import { useMayManage } from '../use-programmes';
import { Consents } from './consents';
import { PersonForm } from './person-form';
import { Portrait } from './portrait';
import { usePerson } from './use-people';
import type { Person } from './use-people';

/** `/programmes/people/{id}`: who somebody of the programmes is, and what of them may be published. */
export default function PersonPage() {
  const { personId = '' } = useParams();
  const seen = usePerson(personId);
  if (seen.isPending) return <Skeleton active className="page" />;
  if (seen.isError) return <PageProblem error={seen.error} onRetry={() => void seen.refetch()} />;
  return <OnePerson seen={seen.data} />;
}

function OnePerson({ seen }: { seen: Versioned<Person> }) {
  const say = useWords('programmes');
  const go = useNavigate();
  const unitName = useUnitName();
  // As it was when the dialog opened: a change by somebody else meanwhile is told, not overwritten.
  const [changed, setChanged] = useState<Versioned<Person> | null>(null);
  const { body: person, etag } = seen;
  const isManager = useMayManage()(person.organizationId);
  const remove = useAct(
    async () => {
      await api.DELETE('/api/v1/programme-people/{id}', {
        params: { path: { id: person.id } },
        headers: ifMatch(etag),
      });
      void go('/programmes/people');
    },
    {
      touches: [
        ['programmes', 'people'],
        ['programmes', 'unit-people'],
      ],
      done: say('people.removed'),
    },
  );
  return (
    <Page
      title={person.name}
      lead={
        <span className="episode-lead">
          <Link to="/programmes/people">{say('people.title')}</Link>
          <span>{unitName(person.organizationId)}</span>
        </span>
      }
      actions={
        isManager && (
          <>
            <ConfirmButton
              danger
              type="text"
              title={say('people.remove_question', { name: person.name })}
              consequence={say('people.remove_consequence')}
              onConfirm={remove.run}
            >
              {say('people.remove')}
            </ConfirmButton>
            <Button onClick={() => setChanged(seen)}>{say('people.change')}</Button>
          </>
        )
      }
    >
      <div className="panels">
        <Panel title={say('people.about')}>
          <div className="programme-about">
            <Portrait assetId={person.portraitAssetId} size={120} />
            <Facts
              of={[
                [
                  say('people.bio'),
                  <p key="bio" className="programme-words">
                    {person.bio || say('about.none')}
                  </p>,
                ],
                [say('people.link'), <Elsewhere key="link" address={person.link} />],
                [say('people.slug'), person.slug],
              ]}
            />
          </div>
        </Panel>
        <Consents person={person} isManager={isManager} />
      </div>
      {changed && (
        <PersonForm organizationId={person.organizationId} seen={changed} onClose={() => setChanged(null)} />
      )}
    </Page>
  );
}

function Elsewhere({ address }: { address: string | null }) {
  const say = useWords('programmes');
  if (!address) return <>{say('about.none')}</>;
  return (
    <a href={address} target="_blank" rel="noopener noreferrer">
      {address}
    </a>
  );
}
