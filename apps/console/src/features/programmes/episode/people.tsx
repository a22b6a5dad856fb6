import { Button, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { EmptyState, inOffice, Panel, useWords } from '@/ui';
import { standingScopes } from '../people/consent-standing';
import { useConsents } from '../people/use-people';
import { useUnitPeople } from '../people/use-unit-people';
import type { Programme } from '../use-programmes';
import { castOf } from './episode-people';
import { PeopleDialog } from './people-dialog';
import type { EpisodePart } from './use-episode';

/** Who is heard in this episode and who made it; of guests, whether they agreed to be heard. */
export function People({ programme, ...part }: EpisodePart & { programme: Programme }) {
  const say = useWords('programmes');
  // As it was when the dialog opened: a change by somebody else meanwhile is told, not overwritten.
  const [changed, setChanged] = useState<EpisodePart['seen'] | null>(null);
  const known = useUnitPeople(programme.organizationId);
  const { people = [], guests = [] } = part.seen.body.episode ?? {};
  const cast = castOf(people);
  const isEmpty = cast.length + guests.length === 0;
  const change = part.isEditable && (
    <Button onClick={() => setChanged(part.seen)}>
      {say(isEmpty ? 'episode_people.add' : 'episode_people.change')}
    </Button>
  );
  const nameOf = (personId: string) => known.options.find(({ value }) => value === personId)?.label;
  return (
    <Panel title={say('episode_people.title')} extra={!isEmpty && change}>
      {isEmpty && <EmptyState text={say('episode_people.empty')}>{change}</EmptyState>}
      {cast.length > 0 && known.isPending && <Skeleton active title={false} />}
      <ul className="cast-list">
        {cast.map(({ personId, roles }) => (
          <li key={personId}>
            <Link to={`/programmes/people/${personId}`}>
              <strong>{nameOf(personId) ?? say('episode_people.someone')}</strong>
            </Link>
            <span className="quiet-words">
              {roles.map((role) => say(`role.${role}`)).join(say('episodes.and'))}{' '}
              {roles.includes('guest') && <VoiceConsent personId={personId} />}
            </span>
          </li>
        ))}
        {guests.map((name) => (
          <li key={name}>
            <strong>{name}</strong>
            <span className="quiet-words">{say('episode_people.by_name')}</span>
          </li>
        ))}
      </ul>
      {changed && (
        <PeopleDialog {...part} programme={programme} seen={changed} onClose={() => setChanged(null)} />
      )}
    </Panel>
  );
}

/** Without it the episode is refused at its review: better told here. */
function VoiceConsent({ personId }: { personId: string }) {
  const say = useWords('programmes');
  const consents = useConsents(personId);
  if (!consents.isSuccess) return null;
  const today = inOffice(new Date()).format('YYYY-MM-DD');
  if (standingScopes(consents.items, today).has('voice')) return null;
  return <Tag color="warning">{say('episode_people.no_consent')}</Tag>;
}
