import { PrinterOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { download } from '@/api-client';
import { useTell, useWords } from '@/ui';
import { SheetDialog } from './sheet-dialog';

/** 送审单: every stage with name, time and opinion, to be looked at or taken away as paper. */
export function EvidenceActions({ contentId }: { contentId: string }) {
  const say = useWords('reviews');
  const tell = useTell();
  const [isShown, setShown] = useState(false);
  const [isFetching, setFetching] = useState(false);
  const take = async () => {
    setFetching(true);
    try {
      await download(`/api/v1/contents/${contentId}/review-sheet.pdf`, say('evidence.file'));
    } catch (error) {
      tell.problem(error);
    } finally {
      setFetching(false);
    }
  };
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'view', label: say('evidence.view'), onClick: () => setShown(true) },
            { key: 'pdf', label: say('evidence.pdf'), onClick: () => void take() },
          ],
        }}
      >
        <Button icon={<PrinterOutlined />} loading={isFetching}>
          {say('evidence.title')}
        </Button>
      </Dropdown>
      {isShown && (
        <SheetDialog contentId={contentId} onClose={() => setShown(false)} onTake={() => void take()} />
      )}
    </>
  );
}
