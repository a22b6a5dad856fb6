import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useWords } from '@/ui';
import type { DraftKeeper, DraftView } from '../draft/draft-keeper';
import type { useRights } from '../editor/use-rights';

const PreviewLinks = lazy(() =>
  import('../preview-links/preview-links').then((part) => ({ default: part.PreviewLinks })),
);
const MakeEvidence = lazy(() =>
  import('@/features/evidence').then((part) => ({ default: part.MakeEvidence })),
);
const WithdrawDialog = lazy(() =>
  import('./withdraw-dialog').then((part) => ({ default: part.WithdrawDialog })),
);
const RemoveDialog = lazy(() => import('./remove-dialog').then((part) => ({ default: part.RemoveDialog })));

type Choice = 'preview' | 'evidence' | 'withdraw' | 'remove' | 'archive';

/** What is rarely done with an item, as far as the person may. */
export function ItemMenu({
  keeper,
  view,
  rights,
  wasSubmitted,
  onChange,
}: {
  keeper: DraftKeeper;
  view: DraftView;
  rights: ReturnType<typeof useRights>;
  /** A draft that nobody was asked to review goes, anything else is kept. Undefined while that is asked for. */
  wasSubmitted: boolean | undefined;
  onChange: () => void;
}) {
  const say = useWords('contents');
  const [chosen, setChosen] = useState<Choice | null>(null);
  const { content } = view;
  const isGone = content.state === 'archived';
  const canRemove =
    rights.mayWrite &&
    wasSubmitted !== undefined &&
    !['in_review', 'published', 'archived'].includes(content.state);
  const choices: Record<Choice, boolean> = {
    preview: rights.mayPreview && !isGone,
    evidence: rights.mayTakeEvidence,
    withdraw: rights.mayPublish && content.state === 'published',
    remove: canRemove && content.state === 'draft' && !wasSubmitted,
    archive: canRemove && !(content.state === 'draft' && !wasSubmitted),
  };
  const items = (Object.keys(choices) as Choice[])
    .filter((key) => choices[key])
    .map((key) => ({
      key,
      label: say(`more.${key}`),
      danger: key === 'withdraw' || key === 'remove' || key === 'archive',
      onClick: () => setChosen(key),
    }));
  const close = () => setChosen(null);
  if (items.length === 0) return null;
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items }}>
        <Button>
          {say('more.title')}
          <DownOutlined aria-hidden />
        </Button>
      </Dropdown>
      <Suspense fallback={null}>
        {chosen === 'preview' && <PreviewLinks keeper={keeper} onClose={close} />}
        {chosen === 'evidence' && (
          <MakeEvidence contentId={content.id} title={content.title} onClose={close} />
        )}
        {chosen === 'withdraw' && <WithdrawDialog contentId={content.id} onDone={onChange} onClose={close} />}
        {(chosen === 'remove' || chosen === 'archive') && (
          <RemoveDialog keeper={keeper} isForGood={chosen === 'remove'} onDone={onChange} onClose={close} />
        )}
      </Suspense>
    </>
  );
}
