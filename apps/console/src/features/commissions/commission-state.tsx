import { Tag } from 'antd';
import type { Shape } from '@/api-client';
import { useWords } from '@/ui';

export type Commission = Shape<'CommissionResponse'>;
export type CommissionSummary = Shape<'CommissionSummaryResponse'>;

const colours: Record<Commission['state'], string> = {
  draft: 'gold',
  issued: 'blue',
  closed: 'default',
  cancelled: 'default',
};

export function CommissionState({ state }: { state: Commission['state'] }) {
  const say = useWords('commissions');
  return <Tag color={colours[state]}>{say(`state.${state}`)}</Tag>;
}
