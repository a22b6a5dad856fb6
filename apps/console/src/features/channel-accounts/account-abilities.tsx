import { Tag } from 'antd';
import type { Channel } from '@/features/channels';
import { Facts, Panel, useWords } from '@/ui';
import type { AccountHealth } from './use-channel-accounts';

/** What the account may do by itself, what a person has to do, and why. */
export function AccountAbilities({ health, channel }: { health: AccountHealth; channel: Channel }) {
  const say = useWords('channel-accounts');
  const { mode, reason } = health.permissions;
  const modes = channel.capabilities.modes as Readonly<Record<string, readonly string[]>>;
  const own = modes[mode] ?? [];
  const byHand = mode === 'hand_off' ? [] : (modes.hand_off ?? []).filter((kind) => !own.includes(kind));
  const note = reason ?? health.account.note;
  return (
    <Panel title={say('abilities')}>
      <p>
        <strong>{say(`mode.${mode}`)}</strong>：{say(`mode_text.${mode}`)}
      </p>
      {note && <p>{note}</p>}
      <Facts
        of={[
          [say(mode === 'hand_off' ? 'can.by_hand' : 'can.itself'), <Kinds key="own" of={own} />],
          byHand.length > 0 ? [say('can.by_hand'), <Kinds key="hand" of={byHand} />] : null,
          [
            say('can.withdraw'),
            say(channel.capabilities.canWithdraw === true ? 'can.withdraw_yes' : 'can.withdraw_no'),
          ],
        ]}
      />
    </Panel>
  );
}

function Kinds({ of: kinds }: { of: readonly string[] }) {
  const say = useWords('channel-accounts');
  return kinds.map((kind) => <Tag key={kind}>{say(`kind.${kind}`)}</Tag>);
}
