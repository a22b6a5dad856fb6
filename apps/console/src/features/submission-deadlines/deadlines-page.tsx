import { Alert, Button, Skeleton } from 'antd';
import { useState } from 'react';
import { api, ifMatch } from '@/api-client';
import { useCurrentUnit, useUnitName, useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { ConfirmButton, EmptyState, Page, Panel, ProblemNotice, useAct, useWords } from '@/ui';
import { DeadlinesDialog } from './deadlines-dialog';
import { useRuleWords } from './rule-words';
import { useDeadlines } from './use-deadlines';
import type { Deadlines } from './use-deadlines';

/** How soon reports have to come, in the chosen unit. */
export function DeadlinesPage() {
  const say = useWords('submission-deadlines');
  const { unitId } = useCurrentUnit();
  const unitName = useUnitName();
  const mayManage = useCan()('scoring_scheme.manage', useUnitPath()(unitId));
  const [isChanging, setChanging] = useState(false);
  const asked = useDeadlines(unitId);
  const found = asked.data;
  const isOwn = found?.body.organizationId === unitId;
  const remove = useAct(
    (etag: string) =>
      api.DELETE('/api/v1/organizations/{id}/submission-deadlines', {
        params: { path: { id: unitId } },
        headers: ifMatch(etag),
      }),
    { touches: [['submission-deadlines']], done: say('removed') },
  );
  const change = mayManage && (
    <Button type="primary" onClick={() => setChanging(true)}>
      {say(isOwn ? 'change' : 'put_own')}
    </Button>
  );
  return (
    <Page
      title={say('title')}
      lead={say('lead')}
      actions={
        found && (
          <>
            {isOwn && mayManage && (
              <ConfirmButton
                title={say('remove_question')}
                consequence={say('remove_consequence')}
                onConfirm={() => remove.run(found.etag)}
              >
                {say('remove')}
              </ConfirmButton>
            )}
            {change}
          </>
        )
      }
    >
      {asked.isError && <ProblemNotice error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.isPending && <Skeleton active />}
      {found === null && (
        <EmptyState text={say(mayManage ? 'none' : 'none_read', { unit: unitName(unitId) })}>
          {change}
        </EmptyState>
      )}
      {found && (
        <>
          <Alert
            type="info"
            showIcon
            style={{ marginBottom: 16 }}
            title={
              isOwn
                ? say('own', { unit: unitName(unitId) })
                : say('from_above', { unit: unitName(unitId), above: unitName(found.body.organizationId) })
            }
          />
          <Standing deadlines={found.body} />
        </>
      )}
      {isChanging && (
        <DeadlinesDialog
          // Rules from above are where one begins, never what is changed.
          etag={isOwn ? (found?.etag ?? null) : null}
          known={found?.body ?? null}
          unitId={unitId}
          onClose={() => setChanging(false)}
        />
      )}
    </Page>
  );
}

function Standing({ deadlines: { rules, terms } }: { deadlines: Deadlines }) {
  const say = useWords('submission-deadlines');
  const words = useRuleWords();
  return (
    <div className="panels in-two">
      <Panel title={say('rules')}>
        {rules.length === 0 ? (
          <p>{say('no_rules')}</p>
        ) : (
          <ol className="deadline-list">
            {rules.map((rule, index) => (
              <li key={index}>
                <strong>{words.reports(rule)}</strong> {words.within(rule)}
              </li>
            ))}
          </ol>
        )}
        <p className="deadline-note">{say('rules_note')}</p>
      </Panel>
      <Panel title={say('terms')}>
        {terms.length === 0 ? (
          <p>{say('no_terms')}</p>
        ) : (
          <ul className="deadline-list">
            {terms.map((term, index) => (
              <li key={index}>
                <strong>{term.name}</strong> {words.term(term)}
              </li>
            ))}
          </ul>
        )}
        <p className="deadline-note">{say('terms_note')}</p>
      </Panel>
    </div>
  );
}
