import { Button } from 'antd';
import { useState } from 'react';
import { ConfirmButton, useTell, useWords } from '@/ui';
import type { Asset } from '../use-asset';
import { AltTextDialog } from './alt-text-dialog';
import { JobProgress } from './job-progress';
import { MoveDialog } from './move-dialog';
import { TagDialog } from './tag-dialog';
import { useBulk } from './use-bulk';

type Dialog = 'tag' | 'move' | 'alt';

/** What can be done with all that is chosen. */
export function BulkBar({
  unitId,
  shown,
  chosen,
  onChoose,
}: {
  unitId: string;
  shown: readonly Asset[];
  chosen: ReadonlySet<string>;
  onChoose: (ids: readonly string[]) => void;
}) {
  const say = useWords('assets');
  const tell = useTell();
  const { order, isOrdering, jobId, forget } = useBulk();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const close = () => setDialog(null);
  const ids = [...chosen];
  if (ids.length === 0 && jobId === null) return null;
  const pictures = shown.filter(({ id, kind }) => kind === 'image' && chosen.has(id));
  return (
    <div className="bulk-bar" role="region" aria-label={say('bulk.title')}>
      {jobId !== null && <JobProgress jobId={jobId} assets={shown} onClose={forget} />}
      {ids.length > 0 && (
        <>
          <span className="bulk-bar-count" role="status">
            {say('bulk.chosen', { count: ids.length })}
          </span>
          <Button onClick={() => onChoose(shown.map(({ id }) => id))}>{say('bulk.all_shown')}</Button>
          <Button onClick={() => onChoose([])}>{say('bulk.none')}</Button>
          <Button onClick={() => setDialog('tag')}>{say('bulk.tag')}</Button>
          <Button onClick={() => setDialog('move')}>{say('bulk.move')}</Button>
          {pictures.length > 0 && <Button onClick={() => setDialog('alt')}>{say('bulk.alt')}</Button>}
          <ConfirmButton
            danger
            loading={isOrdering}
            title={say('bulk.remove_title', { count: ids.length })}
            consequence={say('bulk.remove_consequence')}
            onConfirm={() =>
              order({ action: 'delete', ids, chain: true }).then(() => onChoose([]), tell.problem)
            }
          >
            {say('bulk.remove')}
          </ConfirmButton>
        </>
      )}
      {dialog === 'tag' && <TagDialog unitId={unitId} ids={ids} order={order} onClose={close} />}
      {dialog === 'move' && <MoveDialog unitId={unitId} ids={ids} order={order} onClose={close} />}
      {dialog === 'alt' && <AltTextDialog pictures={pictures} onClose={close} />}
    </div>
  );
}
