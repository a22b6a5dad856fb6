import { Tag } from 'antd';
import { useWords } from '@/ui';
import type { LegacyImport } from './use-legacy-imports';

const colours: Readonly<Record<LegacyImport['state'], string>> = {
  draft: 'default',
  checked: 'gold',
  running: 'blue',
  done: 'green',
  cancelled: 'default',
};

export function ImportState({ state }: { state: LegacyImport['state'] }) {
  const say = useWords('legacy-imports');
  return <Tag color={colours[state]}>{say(`state.${state}`)}</Tag>;
}
