import { Alert, Button, Form, Select } from 'antd';
import { useState } from 'react';
import type { QueryKey } from '@tanstack/react-query';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { CopyButton, Moment, useAct, useWords } from '@/ui';
import { QrCode } from '@/ui/qr-code';
import type { DraftKeeper } from '../draft/draft-keeper';

const spans = [1, 24, 72, 168] as const;

/** Makes a link to what was saved last; its address is told this once. */
export function MakeLink({ keeper, touches }: { keeper: DraftKeeper; touches: QueryKey }) {
  const say = useWords('contents');
  const [hours, setHours] = useState<number>(24);
  const [link, setLink] = useState<Shape<'IssuedPreviewResponse'>>();
  const { id } = keeper.current().content;
  const making = useAct(
    async () => {
      await keeper.flush();
      const body = { expiresInMinutes: hours * 60 };
      const made = api.POST('/api/v1/contents/{id}/delivery-previews', { params: { path: { id } }, body });
      setLink(await bodyOf(made));
    },
    { touches: [touches] },
  );
  return (
    <>
      <Form layout="vertical" onFinish={() => void making.run()}>
        <Form.Item label={say('preview.how_long')} htmlFor="preview-hours">
          <Select
            id="preview-hours"
            value={hours}
            onChange={setHours}
            options={spans.map((value) => ({ value, label: say(`preview.hours_${value}`) }))}
          />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={making.isBusy}>
          {say('preview.make')}
        </Button>
      </Form>
      {link && (
        <Alert
          key={link.id}
          className="preview-link"
          type="success"
          title={say('preview.made')}
          description={
            <>
              <p className="preview-address">
                <a href={link.pageUrl} target="_blank" rel="noopener">
                  {link.pageUrl}
                </a>
              </p>
              <CopyButton text={link.pageUrl} label={say('preview.copy')} />
              <QrCode text={link.pageUrl} label={say('preview.code')} />
              <p>
                {say('preview.until')} <Moment at={link.expiresAt} />
              </p>
            </>
          }
        />
      )}
    </>
  );
}
