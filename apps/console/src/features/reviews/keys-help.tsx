import { QuestionCircleOutlined } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useNarrow, useWords } from '@/ui';
import { useKeys } from './use-keys';

/** `?` tells which keys this page knows; a phone has none. */
export function KeysHelp({ keys }: { keys: readonly { keys: string; name: string }[] }) {
  const say = useWords('reviews');
  const isNarrow = useNarrow();
  const [isOpen, setOpen] = useState(false);
  useKeys({ '?': () => setOpen(true) });
  if (isNarrow) return null;
  return (
    <>
      <Button type="text" icon={<QuestionCircleOutlined />} onClick={() => setOpen(true)}>
        {say('keys.title')}
      </Button>
      <Modal open={isOpen} title={say('keys.title')} footer={null} onCancel={() => setOpen(false)}>
        <dl className="review-keys">
          {keys.map(({ keys: pressed, name }) => (
            <div key={name}>
              <dt>
                <kbd>{pressed}</kbd>
              </dt>
              <dd>{say(`keys.${name}`)}</dd>
            </div>
          ))}
        </dl>
      </Modal>
    </>
  );
}
