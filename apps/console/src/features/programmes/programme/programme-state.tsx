import { Tag } from 'antd';
import { useWords } from '@/ui';
import type { Programme } from '../use-programmes';

const colours = { active: 'green', ended: 'default', hidden: 'orange' } as const;

/** Whether more is to come, and whether everybody may listen. */
export function ProgrammeState({ programme }: { programme: Pick<Programme, 'state' | 'visibility'> }) {
  const say = useWords('programmes');
  const { state, visibility } = programme;
  return (
    <span className="programme-tags">
      <Tag color={colours[state]}>{say(`state.${state}`)}</Tag>
      {visibility === 'private' && <Tag>{say('visibility.private')}</Tag>}
    </span>
  );
}
