import { Tag } from 'antd';
import { useWords } from '@/ui';
import type { Adoption } from '../enums';

const colours: Record<Adoption['state'], string> = {
  claimed: 'gold',
  verified: 'green',
  refused: 'red',
  revoked: 'default',
};

/** Only what is verified counts. */
export function ProofState({ state }: { state: Adoption['state'] }) {
  const say = useWords('submissions');
  return <Tag color={colours[state]}>{say(`proof.${state}`)}</Tag>;
}
