import { UploadOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { api, bodyOf } from '@/api-client';
import { FormDialog, useTell, useWords } from '@/ui';
import { bytesText } from '../../asset-facts';
import { chooseFiles } from '../../upload/choose-files';
import type { Asset } from '../../use-asset';

interface Fields {
  altText: string;
  rights?: 'keep' | 'none';
}

/** Puts another file in the place of this one. */
export function ReplaceDialog({ asset, onClose }: { asset: Asset; onClose: () => void }) {
  const say = useWords('assets');
  const tell = useTell();
  const goTo = useNavigate();
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const hasRights = asset.rights !== null || asset.credit !== '';
  const replace = async (fields: Fields) => {
    const { asset: newer, followed } = await bodyOf(
      api.POST('/api/v1/assets/{id}/replacements', {
        params: { path: { id: asset.id } },
        // The form is written below; its shape says that a file is text, as JSON knows no other.
        body: { file: '', ...fields },
        bodySerializer: () => formOf(file!, fields),
      }),
    );
    await queries.invalidateQueries({ queryKey: ['assets'] });
    tell.done(say('version.replaced', { count: followed.length }));
    await goTo(`/library/${newer.id}`);
  };
  return (
    <FormDialog<Fields>
      title={say('version.replace_title', { name: asset.fileName })}
      okText={say('version.replace')}
      okButton={{ disabled: file === null }}
      initialValues={{ altText: asset.altText }}
      save={replace}
      onClose={onClose}
    >
      <p>{say('version.replace_hint')}</p>
      <Form.Item label={say('version.file')}>
        <Button
          icon={<UploadOutlined />}
          onClick={() => void chooseFiles({ several: false }).then(([chosen]) => chosen && setFile(chosen))}
        >
          {file
            ? say('version.file_chosen', { name: file.name, bytes: bytesText(file.size) })
            : say('version.choose')}
        </Button>
      </Form.Item>
      {asset.kind === 'image' && (
        <Form.Item name="altText" label={say('field.alt')} extra={say('version.alt_hint')}>
          <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
        </Form.Item>
      )}
      {hasRights && (
        <Form.Item
          name="rights"
          label={say('version.rights')}
          rules={[{ required: true, message: say('version.rights_needed') }]}
        >
          <Radio.Group
            options={[
              { value: 'keep', label: say('version.rights_keep') },
              { value: 'none', label: say('version.rights_none') },
            ]}
          />
        </Form.Item>
      )}
    </FormDialog>
  );
}

function formOf(file: File, { altText, rights }: Fields): FormData {
  const form = new FormData();
  // What is told of a file has to come before the file itself.
  if (altText !== undefined) form.set('altText', altText);
  if (rights) form.set('rights', rights);
  form.set('file', file, file.name);
  return form;
}
