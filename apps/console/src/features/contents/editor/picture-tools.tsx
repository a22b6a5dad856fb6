import { DeleteOutlined, EditOutlined } from '@ant-design/icons';
import { Button, Modal, Space } from 'antd';
import { useState } from 'react';
import { useWords } from '@/ui';
import { PictureForm } from '../pickers/picture-form';

/** What can be done with a picture in the text. */
export function PictureTools({
  assetId,
  alt,
  onAlt,
  onRemove,
}: {
  assetId: string;
  alt: string;
  onAlt: (alt: string) => void;
  onRemove: () => void;
}) {
  const say = useWords('contents');
  const [isOpen, setOpen] = useState(false);
  return (
    <span className="picture-tools" contentEditable={false}>
      <Space.Compact>
        <Button icon={<EditOutlined />} onClick={() => setOpen(true)}>
          {alt === '' ? say('picture.no_alt') : say('picture.settings')}
        </Button>
        <Button icon={<DeleteOutlined />} aria-label={say('picture.remove')} onClick={onRemove} />
      </Space.Compact>
      <Modal
        open={isOpen}
        title={say('picture.settings')}
        footer={null}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <PictureForm
          assetId={assetId}
          alt={alt}
          onDone={(text) => {
            onAlt(text);
            setOpen(false);
          }}
        />
      </Modal>
    </span>
  );
}
