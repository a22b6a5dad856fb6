import { Tag } from 'antd';
import { useWords } from '@/ui';
import type { ReprintSource } from './use-reprint-sources';

const colours = {
  valid: 'success',
  not_yet_valid: 'default',
  expired: 'warning',
  frozen: 'warning',
  removed: 'default',
} as const;

/** What an entry of the list is worth today. */
export function Standing({ standing }: { standing: ReprintSource['standing'] }) {
  const say = useWords('reprint-sources');
  return <Tag color={colours[standing]}>{say(`standing.${standing}`)}</Tag>;
}
