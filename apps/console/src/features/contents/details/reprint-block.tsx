import { Button, Space } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router-dom';
import { Facts, useWords } from '@/ui';
import type { DraftKeeper, DraftView } from '../draft/draft-keeper';
import type { Reprint } from './reprint-dialog';
import './reprint-block.css';

const ReprintDialog = lazy(() =>
  import('./reprint-dialog').then((part) => ({ default: part.ReprintDialog })),
);
const OriginalsOfContent = lazy(() =>
  import('@/features/reprint-sources').then((part) => ({ default: part.OriginalsOfContent })),
);

/** Whether it is somebody else's work: of what, on what ground, and the original that was kept. */
export function ReprintBlock({
  keeper,
  view,
  isEditable,
  mayWrite,
}: {
  keeper: DraftKeeper;
  view: DraftView;
  isEditable: boolean;
  mayWrite: boolean;
}) {
  const say = useWords('contents');
  const [isOpen, setOpen] = useState(false);
  const { content, fields } = view;
  const reprint = fields.reprint as Reprint | null;
  const source = fields.source as { name: string; url?: string } | null;
  return (
    <div className="reprint-block">
      {reprint ? (
        <Facts
          of={[
            [say('reprint.source_title'), reprint.sourceTitle],
            [say('reprint.basis'), reprint.permissionBasis],
            reprint.originalAuthor ? [say('reprint.author'), reprint.originalAuthor] : null,
          ]}
        />
      ) : (
        <p className="channel-hint">{say('reprint.own')}</p>
      )}
      {isEditable && (
        <Space wrap>
          <Button onClick={() => setOpen(true)}>{say(reprint ? 'reprint.change' : 'reprint.begin')}</Button>
          {reprint && (
            <Button type="text" onClick={() => keeper.change('reprint', null)}>
              {say('reprint.not')}
            </Button>
          )}
        </Space>
      )}
      <Suspense fallback={null}>
        {reprint && (
          <>
            <h3 className="field-name">{say('reprint.originals')}</h3>
            <OriginalsOfContent
              contentId={content.id}
              sourceUrl={source?.url}
              canCapture={mayWrite}
              saveFirst={() => keeper.flush()}
            />
            <p>
              <Link to="/contents/reprints">{say('reprint.register')}</Link>
            </p>
          </>
        )}
        {isOpen && (
          <ReprintDialog
            reprint={reprint}
            source={source}
            onSet={(wanted, from) => {
              keeper.change('source', from);
              keeper.change('reprint', wanted);
              void keeper.flush();
            }}
            onClose={() => setOpen(false)}
          />
        )}
      </Suspense>
    </div>
  );
}
