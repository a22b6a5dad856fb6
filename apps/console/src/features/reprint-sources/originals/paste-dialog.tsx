import { Form, Input } from 'antd';
import type { QueryKey } from '@tanstack/react-query';
import { api, bodyOf } from '@/api-client';
import { FormDialog, useAct, useWords } from '@/ui';

/** The original as somebody copied it: for pages that can't be fetched. */
export function PasteDialog({
  contentId,
  sourceUrl: url,
  touches,
  saveFirst,
  onClose,
}: {
  contentId: string;
  sourceUrl: string;
  touches: QueryKey;
  saveFirst: () => Promise<unknown>;
  onClose: () => void;
}) {
  const say = useWords('reprint-sources');
  const keeping = useAct(
    async ({ html: text }: { html: string }) => {
      await saveFirst();
      return bodyOf(
        api.POST('/api/v1/contents/{id}/reprint-snapshots', {
          params: { path: { id: contentId } },
          body: { url, html: pageOf(text) },
        }),
      );
    },
    { touches: [touches, ['contents', contentId, 'checks']], done: say('originals.kept') },
  );
  return (
    <FormDialog<{ html: string }>
      title={say('originals.paste')}
      okText={say('originals.keep')}
      save={keeping.attempt}
      onClose={onClose}
    >
      <p>{say('originals.paste_what')}</p>
      <p className="reprint-quiet">{url}</p>
      <Form.Item
        name="html"
        label={say('originals.words')}
        rules={[{ required: true, whitespace: true, message: say('needed') }]}
      >
        <Input.TextArea autoFocus rows={10} maxLength={200_000} />
      </Form.Item>
    </FormDialog>
  );
}

/** Its first line is its title. */
function pageOf(text: string): string {
  return text
    .split(/\n+/)
    .filter((line) => line.trim() !== '')
    .map((line, index) => {
      const paragraph = document.createElement(index === 0 ? 'h1' : 'p');
      paragraph.textContent = line;
      return paragraph.outerHTML;
    })
    .join('');
}
