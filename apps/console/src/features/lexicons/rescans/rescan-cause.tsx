import { useLexicon } from '../use-lexicons';
import { useWords } from '@/ui';
import type { Rescan } from './use-rescans';

/** Which lexicon was changed, and how. */
export function useRescanCause(): (rescan: Rescan) => string {
  const say = useWords('lexicons');
  return ({ reason, lexiconNumber }) =>
    reason === 'version_activated' && lexiconNumber !== null
      ? say('rescan.version_activated', { number: lexiconNumber })
      : say('rescan.mute_changed');
}

export function LexiconName({ id }: { id: string }) {
  return <>{useLexicon(id).data?.body.name ?? '…'}</>;
}
