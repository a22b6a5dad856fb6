import { Alert, Button, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { api } from '@/api-client';
import {
  ConfirmButton,
  EmptyState,
  inOffice,
  momentText,
  Panel,
  ProblemNotice,
  useAct,
  useWords,
} from '@/ui';
import { ConsentForm } from './consent-form';
import { consentScopes, standingOf, standingScopes } from './consent-standing';
import type { ConsentScope } from './consent-standing';
import { consentsKey, useConsents } from './use-people';
import type { Person, PersonConsent } from './use-people';

/** What somebody agreed to, what that allows today, and what it does not. */
export function Consents({ person, isManager }: { person: Person; isManager: boolean }) {
  const say = useWords('programmes');
  const [isNew, setNew] = useState(false);
  const pages = useConsents(person.id);
  const today = inOffice(new Date()).format('YYYY-MM-DD');
  const scopes = standingScopes(pages.items, today);
  const add = isManager && <Button onClick={() => setNew(true)}>{say('consent.add')}</Button>;
  return (
    <Panel title={say('consent.title')} extra={pages.items.length > 0 && add}>
      {pages.isPending && <Skeleton active title={false} />}
      {pages.isError && <ProblemNotice error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isSuccess && pages.items.length === 0 && (
        <EmptyState text={say(isManager ? 'consent.empty' : 'consent.empty_for_reader')}>{add}</EmptyState>
      )}
      {pages.items.length > 0 && (
        <ul className="consent-follows">
          {consentScopes.map((scope) => (
            <li key={scope}>
              <Alert
                type={scopes.has(scope) ? 'success' : 'warning'}
                showIcon
                title={say(`consent.${scopes.has(scope) ? 'allows' : 'bars'}.${scope}`)}
              />
            </li>
          ))}
        </ul>
      )}
      <ul className="consent-list">
        {pages.items.map((consent) => (
          <OneConsent
            key={consent.id}
            consent={consent}
            today={today}
            left={standingScopes(
              pages.items.filter((each) => each !== consent),
              today,
            )}
            isManager={isManager}
          />
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {say('consent.more')}
        </Button>
      )}
      {isNew && <ConsentForm personId={person.id} onClose={() => setNew(false)} />}
    </Panel>
  );
}

function OneConsent({
  consent,
  today,
  left,
  isManager,
}: {
  consent: PersonConsent;
  today: string;
  /** What they agree to without this one. */
  left: ReadonlySet<ConsentScope>;
  isManager: boolean;
}) {
  const say = useWords('programmes');
  const { id, personId, scope, givenOn, expiresOn, note, withdrawnAt } = consent;
  const standing = standingOf(consent, today);
  const ended = standing === 'stands' ? scope.filter((each) => !left.has(each)) : [];
  const withdraw = useAct(
    () =>
      api.POST('/api/v1/programme-people/{id}/consents/{consentId}/withdraw', {
        params: { path: { id: personId, consentId: id } },
      }),
    { touches: [consentsKey(personId)], done: say('consent.withdrawn_done') },
  );
  const scopeText = scope.map((each) => say(`consent.scope.${each}`)).join(say('episodes.and'));
  return (
    <li>
      <div>
        <strong>{scopeText}</strong>{' '}
        <Tag color={standing === 'stands' ? 'success' : undefined}>{say(`consent.standing.${standing}`)}</Tag>
        <p className="quiet-words">
          {say(expiresOn ? 'consent.from_to' : 'consent.from', { from: givenOn, to: expiresOn ?? '' })}
          {withdrawnAt && ` · ${say('consent.withdrawn_at', { at: momentText(withdrawnAt) })}`}
        </p>
        {note && <p className="programme-words">{note}</p>}
      </div>
      {isManager && withdrawnAt === null && (
        <ConfirmButton
          danger
          size="small"
          title={say('consent.withdraw_question')}
          consequence={
            <ul className="consent-consequences">
              {ended.map((each) => (
                <li key={each}>{say(`consent.ends.${each}`)}</li>
              ))}
              {ended.length > 0 && left.size === 0 && <li>{say('consent.ends.page')}</li>}
              <li>{say('consent.ends.all')}</li>
            </ul>
          }
          onConfirm={withdraw.run}
        >
          {say('consent.withdraw')}
        </ConfirmButton>
      )}
    </li>
  );
}
