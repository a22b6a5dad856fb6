import { Button, Form, Input, Radio, Select } from 'antd';
import { useTell, useWords } from '@/ui';
import { FolderSelect } from '../library/folder-select';
import type { Asset } from '../use-asset';
import { TagField } from './tag-field';
import { useChangeAsset } from './use-change-asset';

type Words = Pick<Asset, 'altText' | 'credit' | 'tags' | 'folderId' | 'peopleShown' | 'generatedContent'>;

/** The words about a file. */
export function DescriptionForm({
  asset,
  etag,
  mayWrite,
}: {
  asset: Asset;
  etag: string;
  mayWrite: boolean;
}) {
  const say = useWords('assets');
  const tell = useTell();
  const [form] = Form.useForm<Words>();
  const change = useChangeAsset(asset.id, etag);
  const options = (names: readonly string[], of: string) =>
    names.map((value) => ({ value, label: say(`${of}.${value}`) }));
  const save = (words: Words) =>
    change.mutate(words, {
      onSuccess: () => tell.done(say('saved')),
      onError: (error) => tell.problemIn(form, error),
    });
  const { altText, credit, tags, folderId, peopleShown, generatedContent } = asset;
  return (
    <section className="asset-card" aria-labelledby="words">
      <h2 id="words">{say('words')}</h2>
      <Form<Words>
        form={form}
        layout="vertical"
        disabled={!mayWrite}
        initialValues={{ altText, credit, tags, folderId, peopleShown, generatedContent }}
        onFinish={save}
      >
        <Form.Item name="altText" label={say('field.alt')} extra={say('field.alt_hint')}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
        </Form.Item>
        <Form.Item name="credit" label={say('field.credit')}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="tags" label={say('field.tags')}>
          <TagField unitId={asset.organizationId} />
        </Form.Item>
        <Form.Item name="folderId" label={say('folder.one')}>
          <FolderSelect unitId={asset.organizationId} none={say('folder.none')} />
        </Form.Item>
        <Form.Item name="peopleShown" label={say('field.people')} extra={say('field.people_hint')}>
          <Radio.Group options={options(['unknown', 'none', 'yes'], 'people')} />
        </Form.Item>
        <Form.Item name="generatedContent" label={say('field.generated')}>
          <Select options={options(['none', 'assisted', 'generated'], 'generated')} />
        </Form.Item>
        {mayWrite && (
          <Button type="primary" htmlType="submit" loading={change.isPending}>
            {say('save')}
          </Button>
        )}
      </Form>
    </section>
  );
}
