import { Button, Select, Tag } from 'antd';
import { useState } from 'react';
import { api } from '@/api-client';
import type { Shape } from '@/api-client';
import { useCurrentUnit, useUnits } from '@/features/organizations';
import { useAct, useWords } from '@/ui';
import { useAccounts } from '../parts/use-accounts';
import { boardsKey } from './use-boards';
import type { Entry } from './use-boards';

type Link = Shape<'LinkEntryRequest'>;

/** Whether an entry is ours: names are only suggestions, a person says so. */
export function EntryLink({ boardId, entry }: { boardId: string; entry: Entry }) {
  const say = useWords('figures');
  const [isOpen, setOpen] = useState(false);
  const link = useAct(
    (of: Omit<Link, 'position'>) =>
      api.POST('/api/v1/leaderboards/{id}/links', {
        params: { path: { id: boardId } },
        body: { links: [{ position: entry.position, ...of }] },
      }),
    { touches: [boardsKey], done: say('board.linked') },
  );
  const choose = async (of: Omit<Link, 'position'>) => {
    await link.run(of);
    setOpen(false);
  };
  const [guess] = entry.suggestions;
  if (isOpen) return <OwnSelect isBusy={link.isBusy} onChoose={(of) => void choose(of)} />;
  if (entry.isOwn)
    return (
      <>
        <Tag color="blue">{entry.subject?.name ?? say('board.is_ours')}</Tag>
        <Button type="link" size="small" loading={link.isBusy} onClick={() => void choose({})}>
          {say('board.not_ours')}
        </Button>
      </>
    );
  return (
    <>
      {guess && (
        <Button
          size="small"
          loading={link.isBusy}
          onClick={() =>
            void choose(
              guess.kind === 'channel_account'
                ? { channelAccountId: guess.id }
                : { organizationId: guess.id },
            )
          }
        >
          {say('board.guess', { name: guess.name })}
        </Button>
      )}
      <Button type="link" size="small" onClick={() => setOpen(true)}>
        {say('board.link')}
      </Button>
    </>
  );
}

function OwnSelect({
  isBusy,
  onChoose,
}: {
  isBusy: boolean;
  onChoose: (of: Omit<Link, 'position'>) => void;
}) {
  const say = useWords('figures');
  const { unitId } = useCurrentUnit();
  const { accounts } = useAccounts(unitId);
  const { units } = useUnits();
  return (
    <Select<string>
      autoFocus
      defaultOpen
      loading={isBusy}
      aria-label={say('board.link')}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      className="account-select"
      options={[
        {
          label: say('board.accounts'),
          options: accounts.map(({ id, name }) => ({ value: `account ${id}`, label: name })),
        },
        {
          label: say('board.units'),
          options: units.map(({ id, name }) => ({ value: `unit ${id}`, label: name })),
        },
      ]}
      onChange={(chosen) => {
        const [kind, id] = chosen.split(' ');
        onChoose(kind === 'account' ? { channelAccountId: id } : { organizationId: id });
      }}
    />
  );
}
