import { Form, Input } from 'antd';
import type { Shape } from '@/api-client';
import { FormDialog, useWords } from '@/ui';

export type Reprint = { readonly [Member in keyof Shape<'ContentReprintRequest'>]: string | undefined } & {
  readonly sourceTitle: string;
  readonly permissionBasis: string;
};

interface Values {
  name: string;
  url: string;
  sourceTitle: string;
  permissionBasis: string;
  originalAuthor?: string;
}

/** What a reprint needs, all at once: half of it could not be saved. */
export function ReprintDialog({
  reprint,
  source,
  onSet,
  onClose,
}: {
  reprint: Reprint | null;
  source: { name: string; url?: string } | null;
  onSet: (reprint: Reprint, source: { name: string; url: string }) => void;
  onClose: () => void;
}) {
  const say = useWords('contents');
  const needed = [{ required: true, whitespace: true, min: 2, message: say('reprint.needed') }];
  return (
    <FormDialog<Values>
      title={say('reprint.title')}
      initialValues={{ ...source, ...reprint }}
      save={({ name, url, sourceTitle, permissionBasis, originalAuthor }) => {
        const author = originalAuthor?.trim();
        onSet(
          {
            sourceTitle: sourceTitle.trim(),
            permissionBasis: permissionBasis.trim(),
            originalAuthor: author || undefined,
          },
          { name: name.trim(), url: url.trim() },
        );
        return Promise.resolve();
      }}
      onClose={onClose}
    >
      <p>{say('reprint.what')}</p>
      <Form.Item name="name" label={say('field.source')} rules={needed}>
        <Input maxLength={200} placeholder={say('reprint.name_example')} autoFocus />
      </Form.Item>
      <Form.Item
        name="url"
        label={say('field.source_url')}
        rules={[
          { required: true, message: say('reprint.needed') },
          { type: 'url', message: say('reprint.url_wrong') },
        ]}
      >
        <Input maxLength={2000} inputMode="url" placeholder="https://" />
      </Form.Item>
      <Form.Item name="sourceTitle" label={say('reprint.source_title')} rules={needed}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item
        name="permissionBasis"
        label={say('reprint.basis')}
        extra={say('reprint.basis_hint')}
        rules={needed}
      >
        <Input maxLength={500} />
      </Form.Item>
      <Form.Item name="originalAuthor" label={say('reprint.author')}>
        <Input maxLength={200} />
      </Form.Item>
    </FormDialog>
  );
}
