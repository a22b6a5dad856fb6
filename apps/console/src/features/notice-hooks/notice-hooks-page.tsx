import { useCurrentUnit } from '@/features/organizations';
import { ReceiversPage } from '@/features/receivers';
import { useWords } from '@/ui';
import { NoticeHookDialog } from './notice-hook-dialog';
import { useKindText } from './use-kind-text';
import { useNoticeHooks } from './use-notice-hooks';
import type { NoticeHook } from './use-notice-hooks';

/** Systems to which notices are passed on. */
export function NoticeHooksPage() {
  const say = useWords('notice-hooks');
  const kindText = useKindText();
  const { unitId } = useCurrentUnit();
  return (
    <ReceiversPage<NoticeHook>
      say={say}
      noun="notice-hooks"
      needs="notice_hook.manage"
      pages={useNoticeHooks(unitId)}
      what={{
        key: 'kinds',
        title: say('kinds'),
        track: 'minmax(140px, 1.5fr)',
        render: ({ kinds }) => kindText(kinds),
      }}
      dialogOf={(onMade, onClose) => (
        <NoticeHookDialog seen={null} unitId={unitId} onMade={onMade} onClose={onClose} />
      )}
    />
  );
}
