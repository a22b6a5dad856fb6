import { Radio } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '@/ui';

export type Side = 'mine' | 'theirs' | 'both';

/** Two wordings side by side, of which one is chosen; or both, one after the other. */
export function ChooseSide({
  label,
  mine,
  theirs,
  side,
  canBeBoth,
  onChoose,
}: {
  label: string;
  mine: ReactNode;
  theirs: ReactNode;
  side: Side | undefined;
  canBeBoth?: boolean;
  onChoose: (side: Side) => void;
}) {
  const say = useWords('contents');
  return (
    <Radio.Group
      className="clash-choice"
      aria-label={label}
      value={side}
      onChange={({ target }) => onChoose(target.value as Side)}
    >
      <div className={side === 'mine' || side === 'both' ? 'clash-side is-chosen' : 'clash-side'}>
        <Radio value="mine">{say('clash.mine')}</Radio>
        <div className="clash-words">{mine}</div>
      </div>
      <div className={side === 'theirs' || side === 'both' ? 'clash-side is-chosen' : 'clash-side'}>
        <Radio value="theirs">{say('clash.theirs')}</Radio>
        <div className="clash-words">{theirs}</div>
      </div>
      {canBeBoth && <Radio value="both">{say('clash.both')}</Radio>}
    </Radio.Group>
  );
}
