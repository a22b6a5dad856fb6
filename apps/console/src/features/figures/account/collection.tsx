import { Button, Tag } from 'antd';
import { api, bodyOf } from '@/api-client';
import { useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { CursorTable, EmptyState, Facts, Moment, useAct, useWords } from '@/ui';
import type { Column } from '@/ui';
import { Answer } from '../parts/answer';
import { Card } from '../parts/card';
import { useMetricNames } from '../parts/definitions';
import { PersonName } from '../parts/person-name';
import { collectionsKey, useCollections } from './use-collections';
import type { CollectionRun, Collections } from './use-collections';

const stateColours: Readonly<Record<Collections['state'], string>> = {
  on: 'green',
  waiting: 'gold',
  needs_authorization: 'red',
  not_offered: 'default',
  switched_off: 'default',
  retired: 'default',
};
const outcomeColours = { done: 'green', waiting: 'gold', refused: 'red' } as const;

/** How figures come in from the platform: when it is asked, what is left of the calls, and asking now. */
export function Collection({ accountId, organizationId }: { accountId: string; organizationId: string }) {
  const say = useWords('figures');
  const can = useCan();
  const mayAsk = can('figure.record', useUnitPath()(organizationId));
  const { pages, first } = useCollections(accountId);
  const ask = useAct(
    () =>
      bodyOf(
        api.POST('/api/v1/channel-accounts/{id}/figure-collections', { params: { path: { id: accountId } } }),
      ),
    { touches: [collectionsKey(accountId)], done: say('collection.asked') },
  );
  const canBeAsked = first?.state === 'on' || first?.state === 'waiting';
  return (
    <Card
      title={say('collection.title')}
      side={
        mayAsk &&
        canBeAsked && (
          <Button loading={ask.isBusy} onClick={() => void ask.run()}>
            {say('collection.ask')}
          </Button>
        )
      }
    >
      <Answer asked={{ ...pages, data: first }} rows={4}>
        {(collections) => <State collections={collections} />}
      </Answer>
      {first && (
        <CursorTable
          label={say('collection.rounds')}
          pages={pages}
          columns={columnsOf(say)}
          empty={<EmptyState text={say(canBeAsked ? 'collection.no_rounds' : 'collection.by_hand')} />}
        />
      )}
    </Card>
  );
}

function State({ collections }: { collections: Collections }) {
  const say = useWords('figures');
  const metrics = useMetricNames();
  const { state, reason, postMetrics, accountMetrics, notTold, nextDueAt, lastRunAt, budgets } = collections;
  const namesOf = (names: readonly string[]) => names.map((name) => metrics.get(name) ?? name).join('、');
  return (
    <Facts
      of={[
        [
          say('collection.state_label'),
          <span key="state">
            <Tag color={stateColours[state]}>{say(`collection.state.${state}`)}</Tag> {reason}
          </span>,
        ],
        postMetrics.length > 0 ? [say('collection.posts'), namesOf(postMetrics)] : null,
        accountMetrics.length > 0 ? [say('collection.account'), namesOf(accountMetrics)] : null,
        notTold ? [say('collection.not_told'), notTold] : null,
        lastRunAt ? [say('collection.last'), <Moment key="last" at={lastRunAt} />] : null,
        nextDueAt ? [say('collection.next'), <Moment key="next" at={nextDueAt} />] : null,
        ...budgets.map(
          ({ operation, window, max, used, left, resetsAt }) =>
            [
              say(`collection.budget.${window}`),
              <span key={operation}>
                {say('collection.left', { used, max, left })} {say('collection.resets')}{' '}
                <Moment at={resetsAt} />
              </span>,
            ] as const,
        ),
      ]}
    />
  );
}

function columnsOf(say: ReturnType<typeof useWords>): Column<CollectionRun>[] {
  return [
    {
      key: 'at',
      title: say('collection.when'),
      track: '150px',
      render: ({ startedAt, askedBy }) => (
        <span>
          <Moment at={startedAt} />
          <div className="figures-quiet">
            {askedBy ? <PersonName id={askedBy} /> : say('collection.by_clock')}
          </div>
        </span>
      ),
    },
    {
      key: 'outcome',
      title: say('import.state_label'),
      track: '120px',
      render: ({ outcome }) => (
        <Tag color={outcomeColours[outcome]}>{say(`collection.outcome.${outcome}`)}</Tag>
      ),
    },
    {
      key: 'counts',
      title: say('collection.result'),
      track: 'minmax(220px, 2fr)',
      render: ({ asked, told, recorded, known, corrected }) =>
        say('collection.counts', { asked, told, recorded, known: known + corrected }),
    },
    {
      key: 'notes',
      title: say('collection.notes'),
      track: 'minmax(200px, 3fr)',
      render: ({ failure, notes }) => [failure?.advice, ...notes].filter(Boolean).join(' ') || '—',
    },
  ];
}
