import { useParams } from 'react-router-dom';
import { useUnitName } from '@/features/organizations';
import { ReceiverPage } from '@/features/receivers';
import { useWords } from '@/ui';
import { DeliveryList } from './delivery-list';
import { HookActions } from './hook-actions';
import { HookFacts } from './hook-facts';
import { NoticeHookDialog } from './notice-hook-dialog';
import { useNoticeHook } from './use-notice-hooks';
import type { NoticeHook } from './use-notice-hooks';

/** One hook: how it stands, what was passed on, and what can be done with it. */
export function NoticeHookPage() {
  const { id = '' } = useParams();
  const unitName = useUnitName();
  return (
    <ReceiverPage<NoticeHook>
      say={useWords('notice-hooks')}
      asked={useNoticeHook(id)}
      leadOf={({ organizationId }) => unitName(organizationId)}
      dialogOf={(seen, onClose) => (
        <NoticeHookDialog seen={seen} unitId={seen.body.organizationId} onClose={onClose} />
      )}
    >
      {(seen) => (
        <>
          <HookFacts hook={seen.body} />
          <HookActions seen={seen} />
          <DeliveryList hook={seen.body} />
        </>
      )}
    </ReceiverPage>
  );
}
