import { Tag } from 'antd';
import type { Shape } from '@/api-client';
import { useWords } from '@/ui';

export type Bulletin = Shape<'BulletinResponse'>;

const colours: Record<Bulletin['state'], string> = { draft: 'gold', appeals: 'blue', closed: 'green' };

export function BulletinState({ state }: { state: Bulletin['state'] }) {
  const say = useWords('bulletins');
  return <Tag color={colours[state]}>{say(`state.${state}`)}</Tag>;
}
